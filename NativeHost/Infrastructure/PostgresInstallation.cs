using System.Globalization;

namespace NativeHost.Infrastructure;

/// <summary>The newest PostgreSQL of the system's packages, or for existing data the one that can read it.</summary>
internal static class PostgresInstallation
{
    private const string Packages = "/usr/lib/postgresql";
    private const int OldestMajor = 15;

    public static string BinFor(string data)
    {
        var wanted = Path.Combine(data, "PG_VERSION") is var file && File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : (int?)null;
        var found = Installed().Where(version => wanted is null ? version >= OldestMajor : version == wanted).DefaultIfEmpty().Max();
        if (found == 0)
        {
            throw new HostException(wanted is null
                ? $"PostgreSQL {OldestMajor} or newer is not installed: install it (Debian, Ubuntu: apt-get install postgresql), or give ConnectionStrings__postgres."
                : $"The data in {data} is of PostgreSQL {wanted}, which is not installed: install postgresql-{wanted}, or drop the data with --fresh.");
        }

        return Path.Combine(Packages, found.ToString(CultureInfo.InvariantCulture), "bin");
    }

    private static IEnumerable<int> Installed() => Directory.Exists(Packages)
        ? Directory.GetDirectories(Packages)
            .Where(folder => File.Exists(Path.Combine(folder, "bin", "postgres")))
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
        : [];
}
