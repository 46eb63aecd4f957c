using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NativeHost.Infrastructure;

/// <summary>Free ports on loopback. A port given out stays ours among all hosts of this user until this process ends, also in the
/// time between being chosen and being bound.</summary>
internal sealed class LoopbackPorts : IDisposable
{
    // Below the range from which the kernel takes the ports of outgoing connections.
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int Attempts = 1_000;
    private readonly List<FileStream> _leases = [];
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"platform-ports-{Environment.UserName}");

    public int Lease()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            if (TryLease(port))
            {
                return port;
            }
        }

        throw new HostException($"No free port was found between {First} and {Last}.");
    }

    public bool TryLease(int port)
    {
        Directory.CreateDirectory(_folder);
        FileStream lease;
        try
        {
            lease = new FileStream(Path.Combine(_folder, port.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return false;
        }

        if (!IsFree(port))
        {
            lease.Dispose();
            return false;
        }

        lock (_leases)
        {
            _leases.Add(lease);
        }

        return true;
    }

    // The lease files stay: removing one while another process opens it would give the port to both.
    public void Dispose() => _leases.ForEach(lease => lease.Dispose());

    private static bool IsFree(int port) =>
        CanBind(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || CanBind(IPAddress.IPv6Loopback, port));

    private static bool CanBind(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(1);
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
        catch (SocketException)
        {
            return true; // no such address on this machine
        }
    }
}
