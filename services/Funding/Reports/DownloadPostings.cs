using System.Data;
using System.Globalization;
using Funding.Data;
using Funding.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Spreadsheets;

namespace Funding.Reports;

/// <summary>All postings of a filter as a spreadsheet, of one instant and written as they are read.</summary>
internal static class DownloadPostings
{
    private static readonly string[] Headings =
    [
        "记账日期", "事项", "资金阶段", "方向", "金额(元)", "预算年度", "资金来源", "预算科目", "基地编号", "基地名称", "基地类别", "县(市、区)代码", "项目ID", "凭证ID", "行号",
    ];

    public static Task<FileStreamHttpResult> Handle(
        [AsParameters] BudgetScope budgets, [AsParameters] BaseScope bases, [AsParameters] PostingPart part, [AsParameters] SheetForm form,
        FundingDb db, CancellationToken cancellationToken) => form.WriteAsync("分录", async sheet =>
        {
            await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            var postings = new PostingFilter(budgets, bases, part).Narrow(db.Posted()).OrderBy(p => p.JournalId).ThenBy(p => p.Number);
            await sheet.WriteRowAsync(Headings, cancellationToken);
            await foreach (var posted in postings.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                await sheet.WriteRowAsync(Cells(posted), cancellationToken);
            }
        }, cancellationToken);

    private static object?[] Cells(Posted p) =>
    [
        p.BookedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Terms.Of(p.Journal), Terms.Of(p.Stage), p.Inward ? "转入" : "转出",
        new Yuan(p.AmountFen).Value, p.FiscalYear, p.FundSource, p.Line, p.BaseNumber, p.BaseName, p.Kind is { } kind ? ChineseKind.Of(kind) : null, p.Area,
        Id(p.AwardId), Id(p.JournalId), p.Number,
    ];

    private static string? Id(Guid? id) => id?.ToString("D", CultureInfo.InvariantCulture);
}
