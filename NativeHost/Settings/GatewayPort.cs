using System.Globalization;
using NativeHost.Infrastructure;

namespace NativeHost.Settings;

/// <summary>The public port: PLATFORM_PORT, or the last run's, or 8080, or a free one. It is kept, because tokens and bookmarks
/// name it.</summary>
internal static class GatewayPort
{
    private const int Usual = 8080;

    public static int Choose(LoopbackPorts ports, string file)
    {
        var port = Asked(ports) ?? Candidates(file).Where(ports.TryLease).Cast<int?>().FirstOrDefault() ?? ports.Lease();
        File.WriteAllText(file, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }

    private static int? Asked(LoopbackPorts ports)
    {
        var text = Environment.GetEnvironmentVariable("PLATFORM_PORT");
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!ushort.TryParse(text, CultureInfo.InvariantCulture, out var port) || port == 0)
        {
            throw new HostException($"PLATFORM_PORT is '{text}', which is no port from 1 to 65535.");
        }

        return ports.TryLease(port) ? port : throw new HostException($"Port {port}, which PLATFORM_PORT asks for, is taken or not allowed.");
    }

    private static IEnumerable<int> Candidates(string file)
    {
        if (File.Exists(file) && int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var last) && last is > 0 and <= ushort.MaxValue)
        {
            yield return last;
        }

        yield return Usual;
    }
}
