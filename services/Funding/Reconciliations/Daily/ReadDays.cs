using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using ServiceDefaults.Spreadsheets;

namespace Funding.Reconciliations.Daily;

/// <summary>The daily reports, to read and to take along.</summary>
internal static class ReadDays
{
    private const int MostDays = 366;

    /// <param name="Items">The days on which anything was sent, paid or stated.</param>
    public sealed record DailyReports(IReadOnlyList<DailyReport> Items);

    public static async Task<Results<Ok<DailyReports>, ProblemHttpResult>> List(
        [FromQuery] DateOnly from, [FromQuery] DateOnly to, DayBook book, CancellationToken cancellationToken) =>
        FaultOf(from, to) is { } fault
            ? TypedResults.Problem(ValidationProblems.Unprocessable([fault]))
            : TypedResults.Ok(new DailyReports(await book.ReadAsync(from, to, cancellationToken)));

    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Export(
        [FromQuery] DateOnly from, [FromQuery] DateOnly to, [OneOf(typeof(SheetFormat))] string? format, DayBook book, CancellationToken cancellationToken)
    {
        if (FaultOf(from, to) is { } fault)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable([fault]));
        }

        var days = await book.ReadAsync(from, to, cancellationToken);
        return await SpreadsheetAnswer.OfAsync(format, "对账日报", async sheet =>
        {
            await sheet.WriteRowAsync(Columns.Select(c => c.Heading), cancellationToken);
            foreach (var day in days)
            {
                await sheet.WriteRowAsync(Columns.Select(c => c.Value(day)), cancellationToken);
            }
        }, cancellationToken);
    }

    private static FieldError? FaultOf(DateOnly from, DateOnly to) =>
        to < from ? new("/to", "The last day lies before the first.")
        : to.DayNumber - from.DayNumber >= MostDays ? new("/to", $"Ask for at most {MostDays} days.")
        : null;

    private static readonly (string Heading, Func<DailyReport, object?> Value)[] Columns =
    [
        ("日期", d => d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("已对账", d => d.Reconciled ? "是" : "否"),
        .. Both("发出", d => d.Sent), .. Both("未答复", d => d.Awaited), .. Both("已受理", d => d.Accepted), .. Both("已支付", d => d.Paid),
        .. Both("退回", d => d.Returned), .. Both("状态未知", d => d.Unknown), .. Both("银行拒绝", d => d.Rejected), .. Both("未收到", d => d.NotReceived),
        .. Both("撤销或重发", d => d.Ended), .. Both("对账单支付", d => d.StatementPaid), .. Both("对账单退回", d => d.StatementReturned),
        .. Both("账簿支付", d => d.BooksPaid), .. Both("已匹配", d => d.Matched), .. Both("未匹配", d => d.Unmatched), .. Both("对账单缺漏", d => d.NotOnStatement),
        .. Both("账簿记于他日", d => d.BookedOnAnotherDay),
        ("未解释差额(元)", d => Yuan(d.Unexplained)), ("未结差异", d => d.OpenDiscrepancies),
    ];

    private static (string, Func<DailyReport, object?>)[] Both(string name, Func<DailyReport, Tally> tally) =>
        [($"{name}笔数", d => tally(d).Count), ($"{name}金额(元)", d => Yuan(tally(d).Amount))];

    private static decimal Yuan(MoneyAmount amount) => decimal.Parse(amount.Value, CultureInfo.InvariantCulture);
}
