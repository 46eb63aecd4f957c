using System.ComponentModel.DataAnnotations;
using Evidence;
using Funding.Data;
using Funding.Payments;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Runs;

internal static class LockRun
{
    /// <param name="Count">How many payments the caller has seen in it, and <paramref name="Total"/> their sum: control totals.</param>
    public sealed record Request([property: Range(1, RunCandidates.Most)] int Count, [property: Required] MoneyAmount Total);

    public static async Task<Results<Ok<PaymentRunView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, FundingDb db, Caller caller, CancellationToken cancellationToken)
    {
        var (run, payments) = await db.LockRunAsync(id, cancellationToken);
        var candidates = await RunCandidates.JudgeAsync(db, payments, cancellationToken);
        return await db.StepAsync(
            run, ifMatch, new Step<PaymentRun>("payment-run-locked", null, r =>
            {
                foreach (var held in candidates.HeldBack.Where(_ => r.Status is PaymentRunStatus.Drafted))
                {
                    held.Payment.LeaveRun();
                    db.Record(held.Payment, "payment-left-run", reason: held.Why);
                }

                r.Lock(candidates.Free, request.Count, request.Total.Fen, caller.Subject);
                foreach (var payment in candidates.Free)
                {
                    db.Record(payment, "payment-locked", nameof(PaymentStatus.Approved), payment.Status.ToString());
                }
            }),
            PaymentRunView.Of, cancellationToken);
    }
}
