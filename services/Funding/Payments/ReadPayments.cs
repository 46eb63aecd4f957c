using Funding.Accounts;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>The payment, locked with all that concerns its base; null when there is none.</summary>
    public static async Task<Payment?> LockPaymentAsync(this FundingDb db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Payments.Where(p => p.Id == id).Select(p => (Guid?)p.BaseId).SingleOrDefaultAsync(cancellationToken) is not { } baseId)
        {
            return null;
        }

        await db.LockBaseAsync(baseId, cancellationToken);
        return await db.Payments.SingleAsync(p => p.Id == id, cancellationToken);
    }

    /// <summary>A builder sees what was sent to it, not what is still being decided.</summary>
    private static IQueryable<Payment> Visible(FundingDb db, Caller caller) => caller.SeesAll()
        ? db.Payments
        : db.Payments.Where(p => p.SentAt != null && db.FundAccounts.Any(f => f.BaseId == p.BaseId && f.Holder.CreditCode == caller.Organisation));
}
