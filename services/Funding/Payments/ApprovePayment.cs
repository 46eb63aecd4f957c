using Calendar;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class ApprovePayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockPaymentAsync(id, cancellationToken), ifMatch,
            new("payment-approved", null, payment => payment.Approve(caller.Subject, clock.Now)), PaymentView.Of, cancellationToken);
}
