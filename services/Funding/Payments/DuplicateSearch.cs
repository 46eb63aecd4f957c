using Contracts;
using Funding.Data;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Payments;

/// <summary>Another payment to the same account that may be for the same thing.</summary>
/// <param name="SameClaim">It was asked for with the same number.</param>
/// <param name="PeriodsOverlap">For an overlapping period.</param>
public sealed record SuspectView(
    Guid PaymentId, Guid AwardId, int Instalment, PaymentStatus Status, MoneyAmount Amount, string? ClaimNumber, DateOnly? PeriodFrom, DateOnly? PeriodTo,
    bool SameAmount, bool SameClaim, bool PeriodsOverlap);

/// <summary>
/// Finds payments that might pay one thing twice: to the same account, and of the same claim, or of the same amount. What the claim's number or
/// amount and period prove is refused; the rest is shown to the approvers.
/// </summary>
internal static class DuplicateSearch
{
    private const int Most = 100;

    public static async Task<IReadOnlyList<SuspectView>> SuspectsOfAsync(
        this FundingDb db, Guid? except, Payee payee, long amountFen, PaymentClaim claim, CancellationToken cancellationToken)
    {
        var (account, number) = (payee.AccountNumber, claim.Number);
        var found = await db.Payments.AsNoTracking().IgnoreAutoIncludes()
            .Where(p => p.Payee.AccountNumber == account && p.Id != except && (p.AmountFen == amountFen || (number != null && p.ClaimNumber == number)))
            .Where(p => p.Status != PaymentStatus.Declined && p.Status != PaymentStatus.Cancelled && p.Status != PaymentStatus.BankRejected && p.Status != PaymentStatus.Returned)
            .OrderByDescending(p => p.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. found.Select(p => View(p, amountFen, claim))];
    }

    private static SuspectView View(Payment p, long amountFen, PaymentClaim claim) => new(
        p.Id, p.AwardId, p.Instalment, p.Status, MoneyAmount.OfFen(p.AmountFen), p.ClaimNumber, p.PeriodFrom, p.PeriodTo,
        p.AmountFen == amountFen, claim.Number is not null && claim.Number == p.ClaimNumber,
        p.PeriodFrom is not null && claim.PeriodFrom is not null && p.PeriodFrom <= claim.PeriodTo && claim.PeriodFrom <= p.PeriodTo);
}
