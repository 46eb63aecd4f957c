namespace NativeHost.Infrastructure;

/// <summary>PostgreSQL refuses to run as root. As root its programs run as the system's user <c>postgres</c>, and reach their
/// folder through an open descriptor: so the folder may lie where that user cannot go (/root/…), and no capability is needed.</summary>
internal static class PostgresUser
{
    private const string Name = "postgres";

    /// <summary>The folder, as PostgreSQL's programs see it.</summary>
    public const string Folder = "/proc/self/fd/9";

    /// <summary>A program and its arguments, with descriptor 9 open on the folder and, as root, the other user.</summary>
    public static string[] Wrap(string folder, string program, params string[] arguments)
    {
        string[] asUser = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", Name, "--regid", Name, "--init-groups", "--no-new-privs", "--"]
            : [];
        return ["-c", "exec 9< \"$0\" && exec \"$@\"", folder, .. asUser, program, .. arguments];
    }

    /// <summary>Creates the folder (mode 0700) and the file in it (mode 0600), owned by whom PostgreSQL runs as.</summary>
    public static string[] Own(string path, bool directory)
    {
        if (Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(line => line.StartsWith(Name + ":", StringComparison.Ordinal)))
        {
            throw new HostException("PostgreSQL refuses to run as root and this system has no user 'postgres': run as an ordinary user, or give ConnectionStrings__postgres.");
        }

        string[] owner = Environment.IsPrivilegedProcess ? ["-o", Name, "-g", Name] : [];
        return directory ? ["-d", "-m", "0700", .. owner, path] : ["-m", "0600", .. owner, "/dev/null", path];
    }
}
