using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Settlements;

/// <summary>
/// One report. That a payment was paid, the usual one, is two round trips and one commit, with the key and its answer; whatever needs a
/// decision, or met somebody faster, goes the way of every other request.
/// </summary>
internal static class TakeReport
{
    public static async Task<AnsweredOnce<ReportView>> Handle(
        TreasuryReport request, IdempotencyClaim claim, HttpContext http, SettlementDesk desk, ReportDesk reports, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        RequirePast(request, clock);
        return new(await SettleAsync(request, claim, http, desk, cancellationToken)
            ?? (IResult)(await claim.OnceAsync(http, async () => await reports.TakeAsync(request, cancellationToken) is { } taken
                ? TypedResults.Ok(taken)
                : TypedResults.NotFound()))!);
    }

    public static void RequirePast(TreasuryReport report, BusinessClock clock) => Require(
        report.BookedOn is not { } day || day <= clock.Today, "statement-in-future", "The treasury books today or earlier: correct the date.");

    private static async Task<IResult?> SettleAsync(
        TreasuryReport request, IdempotencyClaim claim, HttpContext http, SettlementDesk desk, CancellationToken cancellationToken)
    {
        if (request.Outcome is not ReportedOutcome.Paid
            || await desk.FindAsync(request.EndToEndId, cancellationToken) is not { IsPlain: true } due || !request.IsOf(due.Payment))
        {
            return null;
        }

        var batch = desk.NewBatch();
        batch.Add(due, request.BookedOn!.Value, request.Reference);
        var answer = RecordedAnswer.From(TypedResults.Ok(ReportView.Of(due.Payment, Taking.Booked)), http);
        return await desk.SettleAsync(batch, claim, answer) ? answer : null;
    }
}
