using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.Eligibility;

internal static class CheckIndependently
{
    public static Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, OpinionRequest request, ApplicationDesk desk, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            desk.OfAll, id, ifMatch,
            Step.Quiet(
                "independently-checked", a => a.CheckIndependently(new(caller.Subject, request.Opinion, clock.Now), caller.Area), request.Opinion),
            cancellationToken);
}
