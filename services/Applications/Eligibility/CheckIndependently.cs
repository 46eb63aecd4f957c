using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;

namespace Applications.Eligibility;

internal static class CheckIndependently
{
    public static Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, OpinionRequest request, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            desk.OfAll, id, ifMatch,
            Step.Quiet("independently-checked", a => a.CheckIndependently(request.Opinion, clock.Now), request.Opinion), cancellationToken);
}
