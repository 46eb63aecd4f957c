using System.CommandLine;
using System.CommandLine.Help;
using System.Text.Json;
using Evidence;
using Npgsql;

namespace Verify;

/// <summary>Checks what a service signed, on another machine and with pinned keys. Exit 0: it holds; 1: findings; 2: not usable so.</summary>
internal static class CommandLine
{
    private const int Misuse = 2;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Build(output, error).Parse(args);
        if (parsed.Errors.Count == 0 || parsed.Action is HelpAction)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        }

        foreach (var problem in parsed.Errors)
        {
            await error.WriteLineAsync(problem.Message);
        }

        await error.WriteLineAsync("Usage: Verify FILE --keys KEYS");
        await error.WriteLineAsync("       Verify audit --connection CONNECTION --heads FILE --keys KEYS");
        return Misuse;
    }

    private static RootCommand Build(TextWriter output, TextWriter error)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A signed record, such as a ranking's decision record." };
        var keys = Keys();
        var root = new RootCommand("Verifies a signed record, or a service's whole audit log.") { file, keys, Audit(output, error) };
        root.SetAction((parsed, cancellationToken) => Guarded(error, () => RecordCheck.RunAsync(
            parsed.GetRequiredValue(file), parsed.GetRequiredValue(keys), output, cancellationToken)));
        return root;
    }

    private static Command Audit(TextWriter output, TextWriter error)
    {
        var connection = new Option<string>("--connection") { Required = true, Description = "Connection string of the service's database." };
        var heads = new Option<FileInfo>("--heads") { Required = true, Description = "The published heads: {service}.heads.jsonl." };
        heads.AcceptExistingOnly(); // a mistyped path is no finding
        var keys = Keys();
        var command = new Command("audit", "Recomputes a service's audit log and holds it against its published heads.") { connection, heads, keys };
        command.SetAction((parsed, cancellationToken) => Guarded(error, () => AuditCheck.RunAsync(
            parsed.GetRequiredValue(connection), parsed.GetRequiredValue(heads), parsed.GetRequiredValue(keys), output, cancellationToken)));
        return command;
    }

    private static Option<FileInfo> Keys() =>
        new("--keys") { Required = true, Description = "The public keys you trust, as a JWKS from another source than the checked file." };

    private static async Task<int> Guarded(TextWriter error, Func<Task<int>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or NpgsqlException or ArgumentException)
        {
            await error.WriteLineAsync($"Cannot verify: {e.Message}");
            return Misuse;
        }
    }
}
