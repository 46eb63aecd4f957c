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
    /// <param name="WorkingDays">Or by how many working days after the one of now.</param>
    public sealed record Request(
        [property: Required, Text(2_000)] string Reason, DateOnly? DueOn = null, [property: Range(1, 500)] int? WorkingDays = null);

    public static async Task<Results<Ok<RectificationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, RectificationProcedure procedure, BusinessClock clock, WorkingCalendar calendar,
        CancellationToken cancellationToken)
    {
        if (Deadline.FaultOf(request.DueOn, request.WorkingDays) is { } fault)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable([fault]));
        }

        var answer = await procedure.StepAsync(
            id, ifMatch, "deadline-extended", request.Reason, r =>
            {
                var dueOn = request.DueOn ?? calendar.AddWorkingDays(r.DueOn, request.WorkingDays!.Value);
                r.Extend(dueOn, request.Reason, clock.Now);
                DueDate.RequireAhead(dueOn, clock.Today);
            }, cancellationToken);
        return answer.Result is Ok<RectificationView> extended ? extended : TypedResults.NotFound();
    }
}
