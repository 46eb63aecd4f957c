using System.Data;
using Calendar;
using Funding.Data;
using Funding.Execution;
using Funding.Ledger;
using Funding.Overview;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Funding.Reports;

/// <summary>The overview as one spreadsheet, part by part; its last column is the link to the postings of the row.</summary>
internal static class DownloadOverview
{
    private static readonly string[] Headings = ["栏目", "资金阶段", "事项或状态", "项目数", "基地编号", "基地名称", "金额(元)", "分录"];

    public static async Task<FileStreamHttpResult> Handle(
        [AsParameters] BudgetScope budgets, [AsParameters] SheetForm form, FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        OverviewView overview;
        await using (await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken))
        {
            overview = await db.OverviewAsync(budgets, clock.Today, cancellationToken);
        }

        return await form.WriteAsync("资金总览", async sheet =>
        {
            await sheet.WriteRowAsync(Headings, cancellationToken);
            foreach (var row in Rows(overview))
            {
                await sheet.WriteRowAsync(row, cancellationToken);
            }
        }, cancellationToken);
    }

    private static IEnumerable<object?[]> Rows(OverviewView overview) =>
    [
        .. overview.Where.Select(place => Row("资金现状", place.Name, null, place.Balance)),
        Row("资金现状", null, "预算安排", overview.Appropriated),
        .. overview.Why.Select(cause => Row("可用余额的由来", Terms.Of(Stage.Available), cause.Name, cause.Effect)),
        Row("可用余额的由来", Terms.Of(Stage.Available), "可用余额", overview.Left),
        .. overview.Held.Select(held => Row("已预留、已承诺资金的状态", Terms.Of(held.Stage), held.Name, held.Balance, held.Awards)),
        .. overview.Largest.Select(h => Row("占用最多的项目", Terms.Of(h.Stage), h.Name, h.Balance, 1, h.BaseNumber, h.BaseName)),
    ];

    private static object?[] Row(
        string part, string? stage, string? what, Figure figure, int? awards = null, string? baseNumber = null, string? baseName = null) =>
        [part, stage, what, awards, baseNumber, baseName, Yuan.Of(figure).Value, figure.Postings];
}
