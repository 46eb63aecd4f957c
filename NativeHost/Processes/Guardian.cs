using System.Diagnostics;

namespace NativeHost.Processes;

/// <summary>A tiny shell process in its own session that holds one end of a pipe. However this process ends, the pipe closes
/// and the guardian stops every child that is still recorded.</summary>
internal sealed class Guardian : IAsyncDisposable
{
    private readonly Process _process;

    private Guardian(Process process) => _process = process;

    public int Id => _process.Id;

    public static Guardian Start(string records, params string[] removeAtTheEnd) => new(Run([records, .. removeAtTheEnd]));

    /// <summary>The guardian of a run that is over may have been killed as well: do its work now.</summary>
    public static async Task StopWhatWasLeftAsync(string records)
    {
        using var process = Run([records]);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Not by CliWrap: the open pipe is the whole point, and here it is plainly ours. .NET opens pipes close-on-exec, so no
    // child can hold the other end open.
    private static Process Run(string[] arguments)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Scripts.Guard, "guard", .. arguments])
        {
            RedirectStandardInput = true,
            WorkingDirectory = "/",
        };
        return Process.Start(start) ?? throw new InvalidOperationException("No guardian process.");
    }
}
