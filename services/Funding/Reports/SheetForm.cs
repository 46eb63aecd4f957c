using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Requests;
using ServiceDefaults.Spreadsheets;

namespace Funding.Reports;

/// <summary>What kind of spreadsheet.</summary>
public sealed record SheetForm
{
    /// <summary><c>xlsx</c> or <c>csv</c>.</summary>
    [OneOf(typeof(SheetFormat))]
    public string? Format { get; init; }

    internal Task<FileStreamHttpResult> WriteAsync(string name, Func<ISheetWriter, Task> write, CancellationToken cancellationToken) =>
        SpreadsheetAnswer.OfAsync(Format, name, write, cancellationToken);
}
