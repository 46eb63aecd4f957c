using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class LockPayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken)
    {
        var payment = await db.LockPaymentAsync(id, cancellationToken);
        if (payment is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(payment);
        var from = payment.Status;
        (await db.Awards.SingleAsync(a => a.Id == payment.AwardId, cancellationToken)).RequireActive();
        payment.Lock();
        db.Record(payment, "payment-locked", from.ToString(), payment.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(PaymentView.Of(payment));
    }
}
