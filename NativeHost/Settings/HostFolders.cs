namespace NativeHost.Settings;

/// <summary>Where things lie: the built tree, the data that outlive a run, and what is only true during one.</summary>
internal sealed record HostFolders(string Root, string Data, string Run)
{
    public string Records => Path.Combine(Data, "processes");

    public string Postgres => Path.Combine(Data, "postgres");

    /// <summary>The passwords of the services' and the owners' database logins.</summary>
    public string Logins => Path.Combine(Data, "logins");

    public string RabbitMq => Path.Combine(Data, "rabbitmq");

    public string Logs => Path.Combine(Run, "logs");

    public string Endpoints => Path.Combine(Run, "endpoints.json");

    public string GatewayPort => Path.Combine(Data, "gateway.port");

    public static HostFolders Find(string? root = null)
    {
        root ??= Environment.GetEnvironmentVariable("PLATFORM_ROOT") ?? Above(AppContext.BaseDirectory);
        return new HostFolders(
            root,
            Path.GetFullPath(Environment.GetEnvironmentVariable("PLATFORM_DATA") ?? Path.Combine(root, ".data")),
            Path.GetFullPath(Environment.GetEnvironmentVariable("PLATFORM_RUN") ?? Path.Combine(root, "artifacts", "run")));
    }

    public string Evidence(string service) => Path.Combine(Data, "evidence", service);

    /// <summary>What applicants upload.</summary>
    public string Materials => Path.Combine(Data, "materials");

    /// <summary>A project's program, in the configuration that this host was built in.</summary>
    public string Program(string project, string assembly)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = built.Parent?.Name ?? "Release";
        return Path.Combine(Root, project, "bin", configuration, built.Name, assembly + ".dll");
    }

    /// <summary>Drops what earlier runs left: databases, their logins, queues, evidence, materials. The lock and the port stay.</summary>
    public void DropData()
    {
        foreach (var folder in new[] { Postgres, Logins, RabbitMq, Path.Combine(Data, "evidence"), Materials }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Above(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, "Platform.sln")))
            {
                return candidate.FullName;
            }
        }

        throw new HostException($"Platform.sln is in no folder above {folder}: run the host from its tree, or set PLATFORM_ROOT.");
    }
}
