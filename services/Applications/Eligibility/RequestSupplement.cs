using System.ComponentModel.DataAnnotations;
using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Applications.Eligibility;

internal static class RequestSupplement
{
    /// <param name="Points">What exactly is asked for; the supplement says something to each.</param>
    public sealed record Request(
        [property: Required, Text(Words.Max)] string Reason, [property: Items(50)] IReadOnlyList<PointRequest>? Points = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Points?.OfType<PointRequest>().GroupBy(p => p.Name).Any(name => name.Count() > 1) == true)
            {
                yield return new("Name each point once.", [nameof(Points)]);
            }
        }
    }

    public sealed record PointRequest([property: Required, Text(Words.MaxName)] string Name, [property: Required, Text(Words.Max)] string Text);

    public static async Task<Results<Ok<ApplicationView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, ApplicationDesk desk, BusinessClock clock, WorkingCalendar calendar,
        CancellationToken cancellationToken)
    {
        if (await desk.OfAll.FindAsync(id, ifMatch, cancellationToken) is not { } application)
        {
            return TypedResults.NotFound();
        }

        var terms = await db.TermsOfAsync(application, cancellationToken);
        var dueAt = calendar.DueAfter(clock.Today, terms.Rules.SupplementWorkingDays);
        var points = (request.Points ?? []).Select(p => new SupplementPoint(p.Name, p.Text)).ToList();
        desk.Take(application, Step.Quiet(
            "supplement-requested", a => a.RequestSupplement(new(request.Reason, points, clock.Now, dueAt)), request.Reason));
        await db.ScheduleAsync(EndSupplement.DueKind, id, dueAt, cancellationToken);
        return await desk.SaveAsync(application, cancellationToken);
    }
}
