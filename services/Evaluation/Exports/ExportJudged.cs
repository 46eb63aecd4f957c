using System.ComponentModel.DataAnnotations;
using Evaluation.Statistics;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Spreadsheets;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Exports;

internal static class ExportJudged
{
    private const int MostRowsOfAWorkbook = 1_048_575; // below the headings

    /// <summary>What kind of file.</summary>
    public sealed record As
    {
        /// <summary><c>xlsx</c> or <c>csv</c>.</summary>
        [AllowedValues(null, "xlsx", "csv")]
        public string? Format { get; init; }
    }

    public static async Task<Results<FileStreamHttpResult, NotFound>> OfRound(
        Guid id, string table, [AsParameters] KindQuery kind, [AsParameters] StatisticsQuery query, [AsParameters] As form, JudgedDesk desk,
        CancellationToken cancellationToken) =>
        await AnswerAsync(table, await desk.OfRoundAsync(id, kind.Value, cancellationToken), query, form, cancellationToken);

    public static async Task<Results<FileStreamHttpResult, NotFound>> OfRanking(
        Guid id, string table, [AsParameters] StatisticsQuery query, [AsParameters] As form, JudgedDesk desk, CancellationToken cancellationToken) =>
        await AnswerAsync(table, await desk.OfRankingAsync(id, cancellationToken), query, form, cancellationToken);

    private static async Task<Results<FileStreamHttpResult, NotFound>> AnswerAsync(
        string by, Judged? judged, StatisticsQuery query, As form, CancellationToken cancellationToken)
    {
        var table = judged is null ? null : await ReadStatistics.InTurnAsync(() => ExportTables.Of(by, judged, query.Question), cancellationToken);
        if (table is null)
        {
            return TypedResults.NotFound();
        }

        var isCsv = form.Format == "csv";
        Require(isCsv || table.RowCount <= MostRowsOfAWorkbook, "export-too-long", $"A workbook has at most {MostRowsOfAWorkbook} rows: ask for CSV.");
        return await SpreadsheetAnswer.OfAsync(isCsv, table.Name, sheet => WriteAsync(table, sheet, cancellationToken), cancellationToken);
    }

    private static async Task WriteAsync(ExportTable table, ISheetWriter sheet, CancellationToken cancellationToken)
    {
        await sheet.WriteRowAsync(table.Headings, cancellationToken);
        foreach (var row in table.Rows)
        {
            await sheet.WriteRowAsync(row, cancellationToken);
        }
    }
}
