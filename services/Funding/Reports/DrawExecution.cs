using System.Data;
using Funding.Data;
using Funding.Execution;
using Funding.Reports.Charts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Funding.Reports;

internal static class DrawExecution
{
    private const string Root = "../"; // from /execution/chart

    public static async Task<FileContentHttpResult> Handle(
        [AsParameters] BudgetScope budgets, [AsParameters] BaseScope bases, [AsParameters] ReadExecution.Query query, FundingDb db,
        CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var groups = await db.GroupAsync(new(budgets, bases, new()), query.Dimension, cancellationToken);
        return TypedResults.Bytes(SvgWriter.Write(ExecutionChart.Of(query.Dimension, groups), Root), "image/svg+xml");
    }
}
