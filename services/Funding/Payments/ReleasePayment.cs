using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class ReleasePayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockPaymentAsync(id, cancellationToken), ifMatch,
            new("payment-released", null, payment => payment.Release(caller.Subject)), PaymentView.Of, cancellationToken);
}
