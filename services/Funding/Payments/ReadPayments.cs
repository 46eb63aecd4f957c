using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class ReadPayments
{
    public static Task<Page<PaymentView>> List(
        [AsParameters] PageRequest page, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).ToPageAsync(page, PaymentView.Of, cancellationToken);

    public static Task<Results<Ok<PaymentView>, NotFound>> One(
        Guid id, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        Visible(db, caller).OneAsync(id, PaymentView.Of, cancellationToken);

    /// <summary>A builder sees what was sent to it, not what is still being decided.</summary>
    private static IQueryable<Payment> Visible(FundingDb db, Caller caller) => caller.SeesAll()
        ? db.Payments
        : db.Payments.Where(p => p.SentAt != null && db.FundAccounts.Any(f => f.BaseId == p.BaseId && f.Holder.CreditCode == caller.Organisation));
}
