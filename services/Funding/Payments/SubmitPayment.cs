using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Payments;

internal static class SubmitPayment
{
    public static async Task<Results<Ok<PaymentView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, IOptions<FundingOptions> options, CancellationToken cancellationToken) =>
        await db.StepAsync(
            await db.LockPaymentAsync(id, cancellationToken), ifMatch,
            new("payment-submitted", null, payment => payment.Submit(options.Value.ThirdLevelAboveFen, options.Value.PaymentEvidence)), PaymentView.Of, cancellationToken);
}
