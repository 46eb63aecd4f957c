using System.ComponentModel.DataAnnotations;
using Funding.Data;
using Funding.Payments;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Reconciliations.Discrepancies;

/// <summary>An officer takes a discrepancy, and says what it is.</summary>
internal static class WorkDiscrepancy
{
    /// <param name="PaymentId">Our payment, for <c>matched-by-hand</c> and only then.</param>
    /// <param name="Document">What proves it, such as the number of the treasury's letter.</param>
    public sealed record Request(
        Resolution Resolution,
        [property: Required, Text(2_000)] string Explanation,
        Guid? PaymentId = null,
        [property: Text(200)] string? Document = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Resolution is Resolution.MatchedByHand != PaymentId is not null)
            {
                yield return new("Name the payment for matched-by-hand, and for nothing else.", [nameof(PaymentId)]);
            }

            if (Resolution is Resolution.TreasuryCorrects && Document is null)
            {
                yield return new("Name the treasury's own document in which it says so.", [nameof(Document)]);
            }
        }
    }

    public static async Task<Results<Ok<DiscrepancyView>, NotFound>> Take(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.Discrepancies, id, ifMatch, new("discrepancy-taken", null, d => d.Take(caller.Subject)), DiscrepancyView.Of, cancellationToken);

    public static async Task<Results<Ok<DiscrepancyView>, NotFound>> Propose(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            db.Discrepancies, id, ifMatch,
            new("discrepancy-resolution-proposed", request.Explanation, async discrepancy =>
            {
                discrepancy.Propose(new(request.Resolution, request.PaymentId, request.Explanation, request.Document, caller.Subject));
                if (request.PaymentId is { } paymentId)
                {
                    var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == paymentId, cancellationToken);
                    RequireMatch(discrepancy, payment, caller.Subject);
                }
            }) { Data = d => new { Resolution = d.Proposal!.Resolution.ToString(), d.Proposal.PaymentId } },
            DiscrepancyView.Of, cancellationToken);

    /// <summary>Of the line's amount, not settled by another line, and none of the two people had a part in it.</summary>
    public static void RequireMatch(Discrepancy discrepancy, Payment? payment, params ReadOnlySpan<string> people)
    {
        Require(
            payment is not null && payment.AmountFen == discrepancy.FoundFen && (payment.IsOnItsWay || payment.Status is PaymentStatus.Paid),
            "not-matchable", "A line is matched by hand with a payment of its own amount that is under way or paid and not reconciled: read the candidates.");
        foreach (var person in people)
        {
            Require(!payment.HasHandOf(person), "same-person", "You created or approved this payment: another officer must match it.");
        }
    }
}
