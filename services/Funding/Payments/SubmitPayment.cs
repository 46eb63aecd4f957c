using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class SubmitPayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, IOptions<FundingOptions> options, CancellationToken cancellationToken)
    {
        var payment = await db.LockPaymentAsync(id, cancellationToken);
        if (payment is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(payment);
        var from = payment.Status;
        payment.Submit(options.Value.ThirdLevelAboveFen);
        db.Record(payment, "payment-submitted", from.ToString(), payment.Status.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(PaymentView.Of(payment));
    }
}
