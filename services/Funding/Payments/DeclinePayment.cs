using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Payments;

internal static class DeclinePayment
{
    /// <param name="Reason">Kept with the payment.</param>
    public sealed record Request([property: Required, Text(500)] string Reason);

    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken)
    {
        var payment = await db.LockPaymentAsync(id, cancellationToken);
        if (payment is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(payment);
        var from = payment.Status;
        payment.Decline(request.Reason);
        db.Record(payment, "payment-declined", from.ToString(), payment.Status.ToString(), request.Reason);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(PaymentView.Of(payment));
    }
}
