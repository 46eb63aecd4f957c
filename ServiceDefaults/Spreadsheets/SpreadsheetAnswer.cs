using Microsoft.AspNetCore.Http.HttpResults;

namespace ServiceDefaults.Spreadsheets;

/// <summary>A spreadsheet as an answer, written row by row.</summary>
public static class SpreadsheetAnswer
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv; charset=utf-8";

    /// <param name="name">Of the sheet and, with its ending, of the file.</param>
    public static Task<FileStreamHttpResult> OfAsync(
        bool isCsv, string name, Func<ISheetWriter, Task> write, CancellationToken cancellationToken) =>
        FileAnswer.OfAsync(
            isCsv ? Csv : Xlsx, $"{name}.{(isCsv ? "csv" : "xlsx")}", async file =>
            {
                await using ISheetWriter sheet = isCsv ? new CsvSheetWriter(file) : new XlsxSheetWriter(file, name);
                await write(sheet);
            }, cancellationToken);
}
