using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Notifications;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Selection;

internal static class PromoteReserve
{
    /// <summary>The best reserve whose area has room takes a place that has fallen free; among equals the officer chooses.</summary>
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

        var of = await KindRoom.OfAsync(db, call, application.Kind, cancellationToken); // before the step, so that it does not count itself
        desk.Take(application, Step.Quiet("reserve-promoted", a => a.Promote(request.Reason, clock.Now), request.Reason));
        Require(
            of.Room.Free > 0, "no-free-place",
            $"All {call.Rules.PlacesOf(application.Kind)} places of this kind are taken: a reserve moves up when one falls free.");
        Require(
            !of.Room.IsFull(application.Area), "area-full",
            $"Area {application.Area} may have {of.Room.MostIn(application.Area)} bases of this kind under the call's rules.");
        Require(
            !of.All.Any(a => a.Id != id && a.Status is ApplicationStatus.Reserve && a.Rank < application.Rank && !of.Room.IsFull(a.Area)),
            "not-next-in-line", "A better ranked reserve comes first: promote that one.");
        db.Notify(application.ApplicantCode, "reserve-promoted", id, $"“{application.Name}”由候补递补为拟认定,将予公示", clock.Now);
        return await desk.SaveAsync(application, cancellationToken);
    }
}
