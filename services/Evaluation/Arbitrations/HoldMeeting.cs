using System.ComponentModel.DataAnnotations;
using Calendar;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Arbitrations;

internal static class HoldMeeting
{
    /// <param name="Attendees">At least two.</param>
    /// <param name="Minutes">会议纪要</param>
    /// <param name="Sheets">With <c>open-sheets</c> at least one, otherwise none.</param>
    public sealed record Request(
        DateOnly HeldOn, [property: Required, MinLength(2), Items(30)] IReadOnlyList<Attendee> Attendees,
        [property: Required, Text(10_000)] string Minutes, PanelDecision Decision, [property: Required, Text(1000)] string Reason,
        [property: Items(20)] IReadOnlyList<OpenedSheet>? Sheets = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Decision is PanelDecision.OpenSheets != Sheets is { Count: > 0 })
            {
                yield return new("Name sheets exactly when the decision is open-sheets.", [nameof(Sheets)]);
            }

            if (Sheets?.OfType<OpenedSheet>().GroupBy(s => s.ReviewId).Any(same => same.Count() > 1) == true)
            {
                yield return new("Name each sheet once.", [nameof(Sheets)]);
            }
        }
    }

    public static async Task<Results<Ok<ArbitrationView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, ArbitrationDesk desk, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(id, ifMatch, cancellationToken) is not { } opened)
        {
            return TypedResults.NotFound();
        }

        if (FaultsOf(request, opened, clock.Today) is { Count: > 0 } faults)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(faults));
        }

        var meeting = new PanelMeeting(request.HeldOn, request.Attendees, request.Minutes, request.Decision, request.Reason, request.Sheets ?? []);
        await desk.MeetAsync(opened, meeting, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ArbitrationView.Of(opened.Arbitration));
    }

    private static List<FieldError> FaultsOf(Request request, OpenedArbitration opened, DateOnly today)
    {
        var faults = new List<FieldError>();
        if (request.HeldOn > today || request.HeldOn < Shanghai.DateOf(opened.Arbitration.OpenedAt))
        {
            faults.Add(new("/heldOn", "A meeting is held after the arbitration began, and recorded after it was held."));
        }

        foreach (var (i, sheet) in (request.Sheets ?? []).Index())
        {
            if (!opened.Case.All.Any(r => r.Id == sheet.ReviewId && r.CountsAsLocked))
            {
                faults.Add(new($"/sheets/{i}/reviewId", "This is no locked sheet of the application."));
            }

            faults.AddRange((sheet.Items ?? []).Index().Where(item => opened.Criteria.Items.All(known => known.Code != item.Item))
                .Select(item => new FieldError($"/sheets/{i}/items/{item.Index}", "The criteria have no such item.")));
        }

        return faults;
    }
}

/// <summary>Somebody who sat on the panel.</summary>
/// <param name="Duty">In which capacity.</param>
public sealed record Attendee([property: Required, Text(100)] string Name, [property: Required, Text(100)] string Duty);

/// <summary>A sheet that its expert is to look at again.</summary>
/// <param name="Items">For these items; none for the whole sheet.</param>
public sealed record OpenedSheet(Guid ReviewId, [property: Items(100)] IReadOnlyList<string>? Items = null);
