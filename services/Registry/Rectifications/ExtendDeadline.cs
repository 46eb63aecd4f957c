using System.ComponentModel.DataAnnotations;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using Registry.Bases;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Rectifications;

internal static class ExtendDeadline
{
    /// <param name="DueOn">The new last day for the report, after the one of now.</param>
    public sealed record Request(DateOnly DueOn, [property: Required, Text(2_000)] string Reason);

    public static Task<Results<Ok<RectificationView>, NotFound>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, BusinessClock clock, CancellationToken cancellationToken) =>
        procedure.StepAsync(
            id, ifMatch, "deadline-extended", request.Reason, r =>
            {
                r.Extend(request.DueOn, request.Reason, clock.Now);
                DueDate.RequireAhead(request.DueOn, clock.Today);
            }, cancellationToken);
}
