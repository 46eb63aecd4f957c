using System.Diagnostics;
using NativeHost.Infrastructure;
using NativeHost.Processes;
using NativeHost.Resources;
using NativeHost.Settings;

namespace NativeHost.Commands;

/// <summary><c>infra</c>: PostgreSQL and RabbitMQ for a test run, in a temporary folder that is gone afterwards.</summary>
internal static class InfraCommand
{
    public static async Task<int> RunAsync(string[] command, CancellationToken cancellation)
    {
        await using var infrastructure = await TemporaryServers.StartAsync(Given.FromEnvironment(), cancellation);
        Dictionary<string, string> variables = new()
        {
            ["ConnectionStrings__postgres"] = infrastructure.Servers.Postgres,
            ["ConnectionStrings__messaging"] = infrastructure.Servers.Messaging,
            ["Messaging__ManagementUrl"] = infrastructure.Servers.ManagementUrl,
        };
        if (command is [var program, .. var arguments])
        {
            return await RunAsync(program, arguments, variables, cancellation);
        }

        foreach (var (name, value) in variables)
        {
            await Console.Out.WriteLineAsync($"{name}={value}");
        }

        await Console.Out.FlushAsync(CancellationToken.None);
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }

    // In the foreground, on this terminal: Ctrl+C reaches the program itself, and its end is what we wait for.
    private static async Task<int> RunAsync(string program, string[] arguments, Dictionary<string, string> variables, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new HostException($"{program} did not start.");
        await using var forward = cancellation.Register(() => Signals.SendTo(process.Id, Signal.Terminate));
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
