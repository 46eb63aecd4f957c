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
        var booked = request.Outcome is ReportedOutcome.Paid ? await desk.SettleAsync(request, claim, http) : null;
        return new(booked ?? (IResult)(await claim.OnceAsync(http, async () => await reports.TakeAsync(request, cancellationToken) is { } taken
            ? TypedResults.Ok(taken)
            : TypedResults.NotFound()))!);
    }

    public static void RequirePast(TreasuryReport report, BusinessClock clock) => Require(
        report.BookedOn is not { } day || day <= clock.Today, "statement-in-future", "The treasury books today or earlier: correct the date.");
}
