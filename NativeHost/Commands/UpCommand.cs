using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NativeHost.Display;
using NativeHost.Endpoints;
using NativeHost.Infrastructure;
using NativeHost.Processes;
using NativeHost.Resources;
using NativeHost.Settings;
using Spectre.Console;

namespace NativeHost.Commands;

/// <summary><c>up</c>: the whole platform until Ctrl+C. The exit code is 0 only when nothing had to be given up.</summary>
internal static class UpCommand
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(90);

    public static async Task<int> RunAsync(UpOptions options, CancellationToken cancellation)
    {
        var folders = HostFolders.Find();
        using var dataLock = FolderLock.Take(folders.Data);
        using var runLock = FolderLock.Take(folders.Run);
        using var ports = new LoopbackPorts();
        await using var processes = await ChildProcesses.CreateAsync(folders.Records, folders.Logs, folders.Endpoints);
        ClearLastRun(folders, options);

        var dashboard = Dashboard.FromEnvironment(ports);
        var servers = await ServerPair.PrepareAsync(Given.FromEnvironment(), folders.Postgres, folders.RabbitMq, processes, ports, cancellation);
        var wiring = Wire(servers, ports, folders, options, dashboard);
        var holder = $"{wiring.GatewayUrl}, process {Environment.ProcessId}";
        dataLock.Describe(holder);
        runLock.Describe(holder);

        var outcome = new Outcome();
        using var host = Build(folders, options, servers, wiring, dashboard, processes, outcome);
        await host.RunAsync(cancellation);
        if (outcome.Failure is { } failure)
        {
            throw new HostException(failure);
        }

        return 0;
    }

    private static void ClearLastRun(HostFolders folders, UpOptions options)
    {
        File.Delete(folders.Endpoints);
        foreach (var log in Directory.GetFiles(folders.Logs, "*.log"))
        {
            File.Delete(log);
        }

        if (options.Fresh)
        {
            folders.DropData();
        }
    }

    private static Wiring Wire(ServerPair servers, LoopbackPorts ports, HostFolders folders, UpOptions options, Dashboard? dashboard)
    {
        var gatewayUrl = $"http://localhost:{GatewayPort.Choose(ports, folders.GatewayPort)}";
        var serviceUrls = Topology.Listening.ToDictionary(service => service, _ => $"http://127.0.0.1:{ports.Lease()}");
        foreach (var service in Topology.Listening)
        {
            Directory.CreateDirectory(folders.Evidence(service), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var logins = Topology.Databases.ToDictionary(database => database, database => DatabaseLogins.ReadOrCreate(folders.Logins, database));
        return new Wiring(servers.Postgres, logins, servers.Messaging, servers.ManagementUrl, serviceUrls, gatewayUrl,
            options.DemoMode, dashboard?.Telemetry ?? Telemetry.FromEnvironment());
    }

    private static IHost Build(
        HostFolders folders, UpOptions options, ServerPair servers, Wiring wiring, Dashboard? dashboard, ChildProcesses processes, Outcome outcome)
    {
        var seam = new Seam(wiring, folders.Evidence, folders.Materials);
        IReadOnlyList<Resource> resources = [.. Topology.In(wiring.DemoMode), .. dashboard is null ? [] : new[] { Dashboard.Resource }];
        var board = new Board(resources, resource => resource.Kind is ResourceKind.Dashboard ? dashboard?.Url : seam.UrlOf(resource));

        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "NativeHost" });
        builder.Services
            .Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop)
            .AddSingleton(board).AddSingleton(outcome).AddSingleton(options).AddSingleton(wiring).AddSingleton(folders)
            .AddSingleton(new Runs(board, wiring, seam, servers, folders, dashboard, processes))
            .AddSingleton<EndpointsFile>()
            .AddSingleton<IHostedService>(_ => Console.IsOutputRedirected
                ? new PlainLines(board, Console.Out)
                : new LiveTable(board, AnsiConsole.Console))
            .AddHostedService<PlatformService>()
            .AddHostedService<Announcer>();
        return builder.Build();
    }
}
