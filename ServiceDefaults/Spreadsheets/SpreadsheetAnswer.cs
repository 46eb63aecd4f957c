using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceDefaults.Spreadsheets;

/// <summary>
/// A spreadsheet as an answer. It is written row by row into a temporary file and sent from there, so that a slow reader holds no
/// connection and nobody gets the half of a file that failed. A few are written at once, the others wait.
/// </summary>
public static class SpreadsheetAnswer
{
    private const int AtOnce = 3;
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv; charset=utf-8";
    private static readonly SemaphoreSlim Turn = new(AtOnce);

    /// <param name="name">Of the sheet and, with its ending, of the file.</param>
    public static async Task<FileStreamHttpResult> OfAsync(
        bool isCsv, string name, Func<ISheetWriter, Task> write, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        var file = Temporary();
        try
        {
            await using (ISheetWriter sheet = isCsv ? new CsvSheetWriter(file) : new XlsxSheetWriter(file, name))
            {
                await write(sheet);
            }

            file.Position = 0;
            return TypedResults.Stream(file, isCsv ? Csv : Xlsx, $"{name}.{(isCsv ? "csv" : "xlsx")}");
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
