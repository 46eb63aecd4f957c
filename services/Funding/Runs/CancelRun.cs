using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Funding.Runs;

internal static class CancelRun
{
    public static async Task<Results<Ok<PaymentRunView>, NotFound>> Handle(
        Guid id, ReasonRequest request, IfMatch ifMatch, FundingDb db, CancellationToken cancellationToken)
    {
        var (run, payments) = await db.LockRunAsync(id, cancellationToken);
        return await db.StepAsync(
            run, ifMatch, new Step<PaymentRun>("payment-run-cancelled", request.Reason, r =>
            {
                r.Cancel(payments, request.Reason);
                payments.ForEach(p => db.Record(p, "payment-left-run", reason: request.Reason));
            }),
            PaymentRunView.Of, cancellationToken);
    }
}
