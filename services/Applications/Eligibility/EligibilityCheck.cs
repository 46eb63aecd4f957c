using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Applications.Eligibility;

/// <summary>The commission's check (资格审查, R88) before the experts see an application.</summary>
internal static class EligibilityCheck
{
    public static Task<Results<Ok<ApplicationView>, NotFound>> Begin(
        Guid id, IfMatch ifMatch, ApplicationDesk desk, CancellationToken cancellationToken) =>
        desk.TakeAsync(desk.OfAll, id, ifMatch, Step.Quiet("eligibility-check-begun", a => a.CheckEligibility()), cancellationToken);

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Confirm(
        Guid id, IfMatch ifMatch, OpinionRequest request, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var call = await db.Calls.AsNoTracking().SingleAsync(c => c.Id == application.CallId, cancellationToken);
        var criteria = call.CriteriaOf(application.Kind)!.Value;
        desk.Take(application, new Step(
            "application-eligible", a => a.FindEligible(request.Opinion, criteria, clock.Now), request.Opinion, a => new { a.FormHash }));
        return await desk.SaveAsync(application, cancellationToken);
    }

    public static Task<Results<Ok<ApplicationView>, NotFound>> Reject(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            desk.OfAll, id, ifMatch,
            Step.Quiet("application-ineligible", a => a.FindIneligible(request.Reason, clock.Now), request.Reason), cancellationToken);

    public static Task<Results<Ok<ApplicationView>, NotFound>> RequestSupplement(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            desk.OfAll, id, ifMatch,
            Step.Quiet("supplement-requested", a => a.RequestSupplement(request.Reason, clock.Now), request.Reason), cancellationToken);

    public static Task<Results<Ok<ApplicationView>, NotFound>> Reinstate(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            desk.OfAll, id, ifMatch,
            Step.Quiet("application-reinstated", a => a.Reinstate(request.Reason, clock.Now), request.Reason), cancellationToken);
}
