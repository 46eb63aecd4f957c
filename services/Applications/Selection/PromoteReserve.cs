using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Selection;

internal static class PromoteReserve
{
    /// <summary>The best reserve takes a place that has fallen free; among equals the officer chooses.</summary>
    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var callId = await desk.OfAll.Where(a => a.Id == id).Select(a => (Guid?)a.CallId).SingleOrDefaultAsync(cancellationToken);
        if (callId is null || await db.ForDecisionAsync(callId.Value, cancellationToken) is not { } call
            || await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        desk.Take(application, Step.Quiet("reserve-promoted", a => a.Promote(request.Reason, clock.Now), request.Reason));
        var ofKind = db.Applications.HandedIn().Where(a => a.CallId == call.Id && a.Kind == application.Kind && a.Id != id);
        var held = await ofKind.CountAsync(a => ApplicationStatuses.HoldingAPlace.Contains(a.Status), cancellationToken);
        Require(
            held < call.Rules.PlacesOf(application.Kind), "no-free-place",
            $"All {call.Rules.PlacesOf(application.Kind)} places of this kind are taken: a reserve moves up when one falls free.");
        Require(
            !await ofKind.AnyAsync(a => a.Status == ApplicationStatus.Reserve && a.Rank < application.Rank, cancellationToken),
            "not-next-in-line", "A better ranked reserve comes first: promote that one.");
        return await desk.SaveAsync(application, cancellationToken);
    }
}
