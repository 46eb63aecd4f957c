using System.CommandLine;
using NativeHost.Settings;

namespace NativeHost.Commands;

/// <summary>The host's two commands: the platform, or only the servers that its tests need.</summary>
internal static class CommandLine
{
    public static Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Runs the platform on this machine without containers.") { Up(), Infra() };
        var plain = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return root.Parse(arguments).InvokeAsync(plain);
    }

    private static Command Up()
    {
        var fresh = new Option<bool>("--fresh") { Description = "Drop the data of earlier runs first." };
        var noDemo = new Option<bool>("--no-demo") { Description = "Run without demo people and clients." };
        var exit = new Option<bool>("--exit-when-healthy") { Description = "Stop as soon as everything is healthy." };
        var up = new Command("up", "Start PostgreSQL, RabbitMQ, the services and the gateway, until Ctrl+C.") { fresh, noDemo, exit };
        up.SetAction((parsed, cancellation) => UpCommand.RunAsync(
            new UpOptions(parsed.GetValue(fresh), DemoMode: !parsed.GetValue(noDemo), parsed.GetValue(exit)), cancellation));
        return up;
    }

    private static Command Infra()
    {
        var command = new Argument<string[]>("command") { Description = "A program to run with the connection strings; none: print them and wait for Ctrl+C." };
        var infra = new Command("infra", "Start only PostgreSQL and RabbitMQ, with data of their own that are removed at the end.") { command };
        infra.SetAction((parsed, cancellation) => InfraCommand.RunAsync(parsed.GetValue(command) ?? [], cancellation));
        return infra;
    }
}
