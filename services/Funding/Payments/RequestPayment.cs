using System.ComponentModel.DataAnnotations;
using Contracts;
using Evidence;
using Funding.Awards;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ServiceDefaults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Payments;

internal static class RequestPayment
{
    private const string OneOfClaim = "ux_payment_claim";
    private const string OneOfPeriod = "ux_payment_period";

    /// <param name="Instalment">The number of one of the award's instalments.</param>
    /// <param name="ClaimNumber">The number of the request or invoice that is paid; the same payee is paid for it once.</param>
    /// <param name="PeriodFrom">First day of the period that is paid for, with <paramref name="PeriodTo"/>, its last.</param>
    /// <param name="DistinctBecause">Why it is no duplicate, where a payment of this amount to this payee for an overlapping period is there.</param>
    public sealed record Request(
        [property: Range(1, 50)] int Instalment,
        [property: Text(100)] string? ClaimNumber = null,
        DateOnly? PeriodFrom = null,
        DateOnly? PeriodTo = null,
        [property: Text(500)] string? DistinctBecause = null,
        [property: Items(20)] IReadOnlyList<DocumentRequest>? Documents = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (PeriodFrom is null != PeriodTo is null)
            {
                yield return new("A period has a first and a last day.", [PeriodFrom is null ? nameof(PeriodFrom) : nameof(PeriodTo)]);
            }

            if (PeriodFrom > PeriodTo)
            {
                yield return new("A period does not end before it begins.", [nameof(PeriodTo)]);
            }
        }
    }

    /// <param name="Reference">Its number, or its place in the archive.</param>
    /// <param name="Sha256">Of the file, in hexadecimal.</param>
    public sealed record DocumentRequest(
        [property: Required, Text(200)] string Title,
        [property: Required, Text(200)] string Reference,
        [property: RegularExpression("^[0-9a-f]{64}$", ErrorMessage = "64 hexadecimal digits.")] string? Sha256 = null);

    public static async Task<Results<Created<PaymentView>, NotFound>> Handle(
        Guid id, Request request, FundingDb db, Caller caller, IOptions<FundingOptions> options, CancellationToken cancellationToken)
    {
        var award = await db.LockAwardAsync(id, cancellationToken);
        if (award is null)
        {
            return TypedResults.NotFound();
        }

        var payee = (await db.AccountOfAsync(award.BaseId, cancellationToken)).RequirePayee();
        var part = award.RequireInstalment(request.Instalment);
        var others = await db.Payments.AsNoTracking().Where(p => p.AwardId == id && p.Instalment == request.Instalment).ToListAsync(cancellationToken);
        Require(!others.Exists(p => p.IsLive), "instalment-in-payment", "This instalment has a payment already: follow that one.");

        var claim = ClaimOf(request, options.Value.AwardOfficerMayPay ? null : award.ProposedBy);
        await RequireNoDuplicateAsync(db, payee, part.AmountFen, claim, cancellationToken);
        var payment = new Payment(award, part, payee, claim, caller.Subject);
        db.Payments.Add(payment);
        db.Record(payment, "payment-drafted", to: nameof(PaymentStatus.Draft), data: new { payment.AwardId, payment.Instalment, payment.AmountFen, payment.ClaimNumber });
        await SaveAsync(db, cancellationToken);
        return TypedResults.Created($"payments/{payment.Id}", PaymentView.Of(payment));
    }

    private static PaymentClaim ClaimOf(Request request, string? keptOut) => new(
        request.ClaimNumber?.Trim(), request.PeriodFrom, request.PeriodTo, request.DistinctBecause, keptOut,
        [.. (request.Documents ?? []).Select((d, i) => new PaymentDocument(i + 1, d.Title, d.Reference, d.Sha256))]);

    private static async Task RequireNoDuplicateAsync(FundingDb db, Payee payee, long fen, PaymentClaim claim, CancellationToken cancellationToken)
    {
        var suspects = await db.SuspectsOfAsync(null, payee, fen, claim, cancellationToken);
        if (suspects.FirstOrDefault(s => s.SameClaim) is { } same)
        {
            throw SameClaim($"by the payment {same.PaymentId}");
        }

        if (claim.DistinctBecause is null && suspects.FirstOrDefault(s => s.SameAmount && s.PeriodsOverlap) is { } alike)
        {
            throw Alike($"as the payment {alike.PaymentId}");
        }
    }

    /// <summary>Bases that share a payee do not wait for each other: the database has the last word.</summary>
    private static async Task SaveAsync(FundingDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: OneOfClaim })
        {
            throw SameClaim("by a payment drafted just now");
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: OneOfPeriod })
        {
            throw Alike("as a payment drafted just now");
        }
    }

    private static RuleViolationException SameClaim(string which) =>
        new("payment-duplicate-claim", $"This payee is paid for this claim already, {which}: follow that one.");

    private static RuleViolationException Alike(string which) =>
        new("payment-duplicate", $"The same amount goes to the same account for an overlapping period, {which}: if it is another matter, say why (distinctBecause).");
}
