using Funding.Data;
using Funding.FiscalYears;
using Funding.Sources;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Budgets.Changes;

/// <summary>What each kind of change may touch; asked when it is proposed, and again when its money moves.</summary>
internal static class ChangeRules
{
    public static async Task RequireAllowedAsync(
        this FundingDb db, Budget budget, BudgetChangeKind kind, long fen, Guid? toBudgetId, CancellationToken cancellationToken)
    {
        budget.RequireApproved();
        if (kind is not BudgetChangeKind.Lapse) // what comes back after the year is closed still lapses
        {
            await db.RequireNotClosedAsync(budget.FiscalYear, cancellationToken);
        }

        if (kind is BudgetChangeKind.Supplement)
        {
            await db.RequireSpendableAsync(budget.FiscalYear, cancellationToken);
            await db.RequireCoveredAsync(budget.SourceId, budget.FiscalYear, fen, cancellationToken);
        }

        if (toBudgetId is { } id)
        {
            await RequireTargetAsync(db, budget, kind, id, cancellationToken);
        }
    }

    private static async Task RequireTargetAsync(FundingDb db, Budget budget, BudgetChangeKind kind, Guid id, CancellationToken cancellationToken)
    {
        var target = await db.Budgets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        Require(target is { Status: BudgetStatus.Approved }, "budget-not-approved", "Choose a budget that exists and is approved.");
        await db.RequireSpendableAsync(target.FiscalYear, cancellationToken);
        var same = target.FundSource == budget.FundSource && target.Instrument == budget.Instrument;
        if (kind is BudgetChangeKind.Transfer)
        {
            Require(
                same && target.FiscalYear == budget.FiscalYear && target.Id != budget.Id, "transfer-target",
                "Money moves between lines of one fund source, year and instrument: choose another budget.");
        }
        else
        {
            Require(
                same && target.FiscalYear == budget.FiscalYear + 1 && target.Line == budget.Line, "carry-over-target",
                $"Money is carried over to the same line of the same source in {budget.FiscalYear + 1}: choose that budget.");
        }
    }
}
