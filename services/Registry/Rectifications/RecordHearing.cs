using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class RecordHearing
{
    /// <param name="HeldOn">From the day of the proposal to today.</param>
    /// <param name="Minutes">What was said.</param>
    public sealed record Request(DateOnly HeldOn, [property: Required, Text(20_000)] string Minutes);

    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.StepAsync(id, ifMatch, "hearing-recorded", request.Minutes, r => r.RecordHearing(request.HeldOn, request.Minutes, clock.Today), cancellationToken);
}
