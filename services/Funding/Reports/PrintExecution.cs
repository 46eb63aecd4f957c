using System.Data;
using Calendar;
using Funding.Data;
using Funding.Execution;
using Funding.Overview;
using Funding.Reports.Charts;
using Funding.Reports.Paper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Spreadsheets;

namespace Funding.Reports;

/// <summary>The report on budget execution (预算执行情况报告) as PDF: all of it is read in one snapshot.</summary>
internal static class PrintExecution
{
    private const string Name = "专项资金预算执行情况报告";
    private static readonly Dimension[] Tables = [Dimension.Source, Dimension.Budget, Dimension.Area, Dimension.Kind, Dimension.Month];

    public static async Task<FileStreamHttpResult> Handle(
        [AsParameters] BudgetScope budgets, FundingDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var (filter, now) = (new PostingFilter(budgets), clock.Now);
        OverviewView overview;
        List<(Dimension By, List<Group> Groups)> read = [];
        await using (await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken))
        {
            overview = await db.OverviewAsync(budgets, clock.Today, cancellationToken);
            foreach (var by in Tables)
            {
                read.Add((by, await db.GroupAsync(filter, by, cancellationToken)));
            }
        }

        return await FileAnswer.OfAsync("application/pdf", $"{Name}.pdf", file =>
        {
            using var paper = new PaperWriter(file, Name, now.UtcDateTime);
            Write(paper, filter, overview, read);
            return Task.CompletedTask;
        }, cancellationToken);
    }

    private static void Write(PaperWriter paper, PostingFilter filter, OverviewView overview, List<(Dimension By, List<Group> Groups)> read)
    {
        paper.Title(Name);
        paper.Line($"范围:{Scope(filter.Budgets)};读取日期:{overview.On:yyyy-MM-dd};单位:元;执行率:{overview.PaidPercent ?? "—"}%");
        foreach (var table in ReportTable.Of(overview).Where(table => table.Rows.Count > 0))
        {
            paper.Heading(table.Name);
            paper.Table(table);
        }

        foreach (var (by, groups) in read)
        {
            var table = ReportTable.Of(by, groups, groups.Whole(filter));
            paper.Heading(table.Name);
            paper.Table(table);
            paper.Draw(ExecutionChart.Of(by, groups));
        }

        paper.Heading("口径");
        paper.Table(Definitions(filter));
    }

    /// <summary>What each number is the sum of: whoever asks for these postings gets the same sum.</summary>
    private static ReportTable Definitions(PostingFilter filter) => new(
        "口径", ["数字", "由以下分录合计(/api/funding/)"], [.. Measure.All.Select(measure => (object?[])[measure.Heading, measure.Narrow(filter).Link])]);

    private static string Scope(BudgetScope budgets)
    {
        string[] parts =
        [
            budgets.FiscalYear is { } year ? $"{year}年度" : "各年度", budgets.FundSource ?? "全部资金来源", budgets.Line ?? "全部科目",
            budgets.Until is { } until ? $"截至{until:yyyy-MM-dd}" : "截至目前",
        ];
        return string.Join('，', parts);
    }
}
