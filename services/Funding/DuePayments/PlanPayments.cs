using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.DuePayments;

/// <param name="AwardId">The award whose instalments are planned.</param>
public sealed record PaymentPlanView(Guid Id, long Revision, Guid AwardId, IReadOnlyList<PlannedInstalmentView> Instalments) : IVersioned
{
    internal static PaymentPlanView Of(PaymentPlan plan) => new(
        plan.Id, plan.Revision, plan.AwardId, [.. plan.Instalments.OrderBy(i => i.Number).Select(i => new PlannedInstalmentView(i.Number, i.DueOn))]);
}

public sealed record PlannedInstalmentView(int Number, DateOnly DueOn);

internal static class PlanPayments
{
    private const int MostInstalments = 50;

    /// <param name="Instalments">All that are planned; one that is left out has no date.</param>
    /// <param name="Reason">Why it is planned so, or otherwise than before.</param>
    public sealed record Request(
        [property: Required, Items(MostInstalments), MinLength(1)] IReadOnlyList<PlannedInstalmentRequest> Instalments,
        [property: Required, Text(2_000)] string Reason) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Instalments.Select(i => i.Number).Distinct().Count() < Instalments.Count)
            {
                yield return new("Plan each instalment once.", [nameof(Instalments)]);
            }
        }
    }

    /// <param name="DueOn">Business date.</param>
    public sealed record PlannedInstalmentRequest([property: Range(1, MostInstalments)] int Number, DateOnly DueOn);

    public static async Task<Results<Ok<PaymentPlanView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        var plan = await db.PaymentPlans.SingleOrDefaultAsync(p => p.AwardId == id, cancellationToken);
        if (plan is null)
        {
            db.PaymentPlans.Add(plan = new(award));
        }

        plan.Plan(award, request.Instalments.ToDictionary(i => i.Number, i => i.DueOn));
        db.Record(plan, "payments-planned", reason: request.Reason, data: new { plan.AwardId });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(PaymentPlanView.Of(plan));
    }

    public static async Task<Results<Ok<PaymentPlanView>, NotFound>> Read(Guid id, FundingDb db, CancellationToken cancellationToken) =>
        await db.PaymentPlans.AsNoTracking().SingleOrDefaultAsync(p => p.AwardId == id, cancellationToken) is { } plan
            ? TypedResults.Ok(PaymentPlanView.Of(plan))
            : TypedResults.NotFound();
}
