using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Runs;

internal static class DraftRun
{
    /// <param name="CutOff">Business time up to which payments were approved; now or earlier.</param>
    public sealed record Request(DateTimeOffset CutOff);

    public static async Task<Created<PaymentRunView>> Handle(
        Request request, FundingDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var cutOff = request.CutOff.ToUniversalTime();
        Require(cutOff <= clock.Now, "cut-off-in-future", "A run holds what is approved: choose now or an earlier moment.");
        var bases = await RunCandidates.ApprovedBy(db, cutOff).Select(p => p.BaseId).ToListAsync(cancellationToken);
        await db.LockBasesAsync(bases.Distinct(), cancellationToken);
        var found = await RunCandidates.ApprovedBy(db, cutOff).Where(p => bases.Contains(p.BaseId)).ToListAsync(cancellationToken);
        var candidates = await RunCandidates.JudgeAsync(db, found, cancellationToken);

        var run = new PaymentRun(cutOff, caller.Subject);
        run.Gather(candidates.Free);
        db.PaymentRuns.Add(run);
        db.Record(run, "payment-run-drafted", to: run.Stage, data: new { run.Count, run.TotalFen, HeldBack = candidates.HeldBack.Count });
        foreach (var payment in candidates.Free)
        {
            db.Record(payment, "payment-joined-run", data: new { payment.RunId });
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"payment-runs/{run.Id}", PaymentRunView.Of(run));
    }
}
