using System.ComponentModel.DataAnnotations;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Notices;

internal static class RaiseObjection
{
    /// <param name="Objector">Who objects; the applicant is not told.</param>
    public sealed record Request(
        [property: Required, Text(Words.MaxName)] string Objector, [property: Required, Text(Words.Max)] string Grounds);

    public static Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationDesk desk, BusinessClock clock, CancellationToken cancellationToken) =>
        desk.TakeAsync(
            desk.OfAll, id, ifMatch,
            Step.Quiet("objection-raised", a => a.Object(request.Objector, request.Grounds, clock.Now), request.Grounds), cancellationToken);
}
