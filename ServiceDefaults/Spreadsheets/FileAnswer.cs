using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceDefaults.Spreadsheets;

/// <summary>
/// A file as an answer. It is written into a temporary file and sent from there, so that a slow reader holds no connection and
/// nobody gets the half of a file that failed. A few are written at once, the others wait.
/// </summary>
public static class FileAnswer
{
    private const int AtOnce = 3;
    private static readonly SemaphoreSlim Turn = new(AtOnce);

    /// <param name="name">Of the file, with its ending.</param>
    public static async Task<FileStreamHttpResult> OfAsync(
        string contentType, string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        var file = Temporary();
        try
        {
            await write(file);
            file.Position = 0;
            return TypedResults.Stream(file, contentType, name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            Turn.Release();
        }
    }

    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), $"export-{Guid.CreateVersion7():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None,
        64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
