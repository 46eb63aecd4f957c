using System.ComponentModel.DataAnnotations;
using Calendar;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Evaluation.Performance;

/// <summary>A visit to the base (实地核查), noted down by whom it was made. Notes are added, never changed.</summary>
/// <param name="Present">Who was there, from both sides.</param>
/// <param name="By">The subject of the token of who noted it.</param>
public sealed record SiteVisit(DateOnly VisitedOn, string Place, IReadOnlyList<string> Present, string Notes, string By, DateTimeOffset NotedAt);

internal static class NoteSiteVisit
{
    public sealed record Request(
        DateOnly VisitedOn, [property: Required, Text(200)] string Place, [property: Required, Items(30), MinLength(1)] IReadOnlyList<string> Present,
        [property: Required, Text(10_000)] string Notes) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Present?.Any(name => string.IsNullOrWhiteSpace(name) || name.Length > 100) == true)
            {
                yield return new("Each name has 1 to 100 characters.", [nameof(Present)]);
            }
        }
    }

    public static async Task<Results<Ok<PerformanceView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, EvaluationDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await ReadPerformance.OwnAsync(db, id, caller, cancellationToken) is not { } evaluation)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(evaluation);
        if (request.VisitedOn > clock.Today)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable([new("/visitedOn", "A visit is noted after it was made.")]));
        }

        evaluation.NoteVisit(new(request.VisitedOn, request.Place, request.Present, request.Notes, caller.Subject, clock.Now));
        db.Record(evaluation, "site-visit-noted", data: new { VisitedOn = request.VisitedOn.ToString("O", null), request.Place });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(await ReadPerformance.ViewAsync(db, evaluation, cancellationToken));
    }
}
