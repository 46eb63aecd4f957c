using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Requests;

namespace ServiceDefaults.Spreadsheets;

/// <summary>A spreadsheet as an answer, written row by row.</summary>
public static class SpreadsheetAnswer
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Csv = "text/csv; charset=utf-8";

    /// <param name="format">The name of a <see cref="SheetFormat"/>; xlsx where none is asked for.</param>
    public static Task<FileStreamHttpResult> OfAsync(
        string? format, string name, Func<ISheetWriter, Task> write, CancellationToken cancellationToken) =>
        OfAsync(OneOfAttribute.Read<SheetFormat>(format) is SheetFormat.Csv, name, write, cancellationToken);

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
