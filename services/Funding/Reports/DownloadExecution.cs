using System.Data;
using Funding.Data;
using Funding.Execution;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Funding.Reports;

/// <summary>Budget execution as a spreadsheet; its last column is the link to the postings of the row.</summary>
internal static class DownloadExecution
{
    public static async Task<FileStreamHttpResult> Handle(
        [AsParameters] BudgetScope budgets, [AsParameters] BaseScope bases, [AsParameters] ReadExecution.Query query, [AsParameters] SheetForm form,
        FundingDb db, CancellationToken cancellationToken)
    {
        var filter = new PostingFilter(budgets, bases, new());
        List<Group> groups;
        await using (await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken))
        {
            groups = await db.GroupAsync(filter, query.Dimension, cancellationToken);
        }

        var table = ReportTable.Of(query.Dimension, groups, groups.Whole(filter));
        string[] links = [.. groups.Select(group => group.Within.Link), filter.Link];
        return await form.WriteAsync(table.Name, async sheet =>
        {
            await sheet.WriteRowAsync([.. table.Headings, "分录"], cancellationToken);
            foreach (var (row, link) in table.Rows.Zip(links))
            {
                await sheet.WriteRowAsync([.. row.Select(cell => cell is Yuan yuan ? yuan.Value : cell), link], cancellationToken);
            }
        }, cancellationToken);
    }
}
