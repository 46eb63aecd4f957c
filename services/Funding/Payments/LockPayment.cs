using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class LockPayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockPaymentAsync(id, cancellationToken), ifMatch,
            new("payment-locked", null, async payment =>
            {
                (await db.Awards.SingleAsync(a => a.Id == payment.AwardId, cancellationToken)).RequireActive();
                (await db.AccountOfAsync(payment.BaseId, cancellationToken)).RequirePayee(payment.Payee);
                payment.Lock();
            }),
            PaymentView.Of, cancellationToken);
}
