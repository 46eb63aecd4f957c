using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class ReleasePayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var payment = await db.LockPaymentAsync(id, cancellationToken);
        if (payment is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(payment);
        var from = payment.Status;
        payment.Release(caller.Subject);
        db.Record(payment, "payment-released", from.ToString(), payment.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(PaymentView.Of(payment));
    }
}
