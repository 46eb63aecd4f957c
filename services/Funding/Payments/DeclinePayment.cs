using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Payments;

internal static class DeclinePayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockPaymentAsync(id, cancellationToken), ifMatch,
            new("payment-declined", request.Reason, payment => payment.Decline(request.Reason)), PaymentView.Of, cancellationToken);
}
