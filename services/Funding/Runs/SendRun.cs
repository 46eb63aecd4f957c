using Calendar;
using Evidence;
using Funding.Data;
using Funding.Payments;
using Funding.Treasury;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;
using ServiceDefaults.Http;

namespace Funding.Runs;

/// <summary>
/// Sends a locked run. By files all orders are one message, which commits with the payments' new status. Over HTTP each order is given by
/// a due row of its own, as a single payment is. What cannot go now, because its award is on hold, stays locked and goes alone later.
/// </summary>
internal static class SendRun
{
    public static async Task<Results<Ok<PaymentRunView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, FundingDb db, ITreasury treasury, TreasuryAnswers answers, BusinessClock clock, CancellationToken cancellationToken)
    {
        var (run, payments) = await db.LockRunAsync(id, cancellationToken);
        return await db.StepAsync(
            run, ifMatch, new Step<PaymentRun>("payment-run-sent", null, async r =>
            {
                r.Send(clock.Today);
                var candidates = await RunCandidates.JudgeAsync(db, [.. payments.Where(p => p.Status is PaymentStatus.Locked)], cancellationToken);
                await (treasury is IBatchTreasury batch
                    ? GiveTogetherAsync(db, batch, answers, candidates.Free, clock, cancellationToken)
                    : GiveOneByOneAsync(db, candidates.Free, clock, cancellationToken));
            }),
            PaymentRunView.Of, cancellationToken);
    }

    private static async Task GiveTogetherAsync(
        FundingDb db, IBatchTreasury batch, TreasuryAnswers answers, IReadOnlyList<Payment> payments, BusinessClock clock, CancellationToken cancellationToken)
    {
        var orders = payments.Select(p => p.Send(clock.Today, clock.Now)).ToList();
        foreach (var payment in payments)
        {
            db.Record(payment, "payment-sent", nameof(PaymentStatus.Locked), payment.Status.ToString(), data: new { payment.EndToEndId, payment.AmountFen });
        }

        var refused = batch.PayTogether(orders);
        foreach (var payment in payments.Where(p => refused.ContainsKey(p.EndToEndId)))
        {
            await answers.ApplyAsync(payment, refused[payment.EndToEndId], cancellationToken);
        }
    }

    private static async Task GiveOneByOneAsync(FundingDb db, IReadOnlyList<Payment> payments, BusinessClock clock, CancellationToken cancellationToken)
    {
        var ids = payments.Select(p => p.Id).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO due (id, kind, subject_id, due_at, attempts)
             SELECT gen_random_uuid(), {GiveWhenDue.DueKind}, id, {clock.Now.ToUniversalTime()}, 0 FROM unnest({ids}) AS id ON CONFLICT (kind, subject_id) DO NOTHING
             """,
            cancellationToken);
    }
}
