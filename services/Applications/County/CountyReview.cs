using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.County;

/// <summary>What the county or zone does with an application of its area (R88).</summary>
internal static class CountyReview
{
    public static Task<Results<Ok<ApplicationView>, NotFound>> Begin(
        Guid id, IfMatch ifMatch, ApplicationDesk desk, CancellationToken cancellationToken) =>
        desk.TakeAsync(desk.InTheArea, id, ifMatch, Step.Quiet("county-review-begun", a => a.TakeUpReview()), cancellationToken);

    public static Task<Results<Ok<ApplicationView>, NotFound>> NotRecommend(
        Guid id, IfMatch ifMatch, ReasonRequest request, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            desk.InTheArea, id, ifMatch,
            Step.Quiet("application-not-recommended", a => a.DoNotRecommend(request.Reason, clock.Now), request.Reason), cancellationToken);
}
