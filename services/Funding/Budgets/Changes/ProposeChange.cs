using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Budgets.Changes;

internal static class ProposeChange
{
    /// <param name="DocumentNumber">The document that orders it (文号).</param>
    /// <param name="ToBudgetId">Of a transfer or a carry-over, where the money goes.</param>
    public sealed record Request(
        BudgetChangeKind Kind,
        [property: Required] MoneyAmount Amount,
        [property: Required, Text(100)] string DocumentNumber,
        [property: Required, Text(2_000)] string Reason,
        Guid? ToBudgetId = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (BudgetChange.HasTarget(Kind) != ToBudgetId.HasValue)
            {
                yield return new("A transfer and a carry-over name the budget that receives, no other change does.", [nameof(ToBudgetId)]);
            }
        }
    }

    public static async Task<Results<Created<BudgetChangeView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var budget = await db.Budgets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (budget is null)
        {
            return TypedResults.NotFound();
        }

        await db.RequireAllowedAsync(budget, request.Kind, request.Amount.Fen, request.ToBudgetId, cancellationToken);
        var change = new BudgetChange(
            budget, request.Kind, request.Amount.Fen, request.ToBudgetId, request.DocumentNumber, request.Reason, caller.Subject);
        db.BudgetChanges.Add(change);
        db.Record(change, "budget-change-proposed", to: change.Stage, reason: request.Reason, data: new { change.BudgetId, Kind = change.Kind.ToString(), change.AmountFen, change.ToBudgetId });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"budget-changes/{change.Id}", BudgetChangeView.Of(change));
    }
}
