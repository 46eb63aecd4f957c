using Calendar;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using System.ComponentModel.DataAnnotations;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Surveys;

/// <summary>The commission drafts a survey, opens it for bases, closes it and writes what follows from it.</summary>
internal static class WriteSurvey
{
    /// <param name="BaseIds">Whom to ask.</param>
    /// <param name="Level">Every base of the province, or of the city, that holds its title (R94); with ids, those of this level.</param>
    public sealed record OpenRequest([property: MinLength(1), MaxLength(1_000)] IReadOnlyList<Guid>? BaseIds = null, BaseLevel? Level = null)
        : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (BaseIds is null && Level is null)
            {
                yield return new("Say whom to ask: bases by their ids, or all of a level.", [nameof(BaseIds)]);
            }
        }
    }

    public sealed record ConcludeRequest([property: Required, Text(10_000)] string Text);

    public static async Task<Created<SurveyView>> Draft(SurveyText request, RegistryDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        var survey = new Survey(request, clock.Today);
        db.Surveys.Add(survey);
        db.Record(survey, "survey-drafted", to: survey.Stage, reason: request.Title);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"surveys/{survey.Id}", SurveyView.Of(survey));
    }

    public static Task<Results<Ok<SurveyView>, NotFound>> Change(
        Guid id, IfMatch ifMatch, SurveyText request, RegistryDb db, CancellationToken cancellationToken) =>
        StepAsync(db, id, ifMatch, new("survey-changed", null, s => s.Change(request)), cancellationToken);

    public static Task<Results<Ok<SurveyView>, NotFound>> Open(
        Guid id, IfMatch ifMatch, OpenRequest request, RegistryDb db, BusinessClock clock, CancellationToken cancellationToken) =>
        StepAsync(db, id, ifMatch, new("survey-opened", null, async s =>
        {
            var held = db.Bases.Where(b => Base.HeldTitles.Contains(b.Title) && (request.Level == null || b.Level == request.Level));
            var asked = await (request.BaseIds is { } named ? held.Where(b => named.Contains(b.Id)) : held).Select(b => b.Id).ToListAsync(cancellationToken);
            Require(
                asked.Count > 0 && (request.BaseIds is null || asked.Count == request.BaseIds.Distinct().Count()), "base-not-to-be-asked",
                "Each base that is named holds its title, and there is at least one: read the bases again.");
            s.Open(asked);
            DueDate.RequireAhead(s.DueOn, clock.Today);
            await db.ScheduleAsync(CloseSurvey.DueKind, s.Id, s.Deadline, cancellationToken);
        }), cancellationToken);

    public static Task<Results<Ok<SurveyView>, NotFound>> Close(
        Guid id, IfMatch ifMatch, ReasonRequest request, RegistryDb db, BusinessClock clock, CancellationToken cancellationToken) =>
        StepAsync(db, id, ifMatch, new("survey-closed", request.Reason, async s =>
        {
            s.Close(clock.Today);
            await db.UnscheduleAsync(CloseSurvey.DueKind, s.Id, cancellationToken);
        }), cancellationToken);

    public static Task<Results<Ok<SurveyView>, NotFound>> Conclude(
        Guid id, IfMatch ifMatch, ConcludeRequest request, RegistryDb db, CancellationToken cancellationToken) =>
        StepAsync(db, id, ifMatch, new("survey-concluded", request.Text, s => s.Conclude(request.Text)), cancellationToken);

    private static Task<Results<Ok<SurveyView>, NotFound>> StepAsync(
        RegistryDb db, Guid id, IfMatch ifMatch, Step<Survey> step, CancellationToken cancellationToken) =>
        db.StepAsync(db.Surveys.Include(s => s.Invitations), id, ifMatch, step, SurveyView.Of, cancellationToken);
}

/// <summary>At the end of its last day in Shanghai a survey closes by itself.</summary>
internal sealed class CloseSurvey(RegistryDb db, BusinessClock clock) : IDueHandler
{
    public const string DueKind = "survey-deadline";

    public string Kind => DueKind;

    public async Task HandleAsync(Guid subjectId, CancellationToken cancellationToken)
    {
        var survey = await db.Surveys.SingleAsync(s => s.Id == subjectId, cancellationToken);
        if (survey.Status is SurveyStatus.Open)
        {
            survey.Close(clock.Today);
            db.Record(survey, "survey-closed", nameof(SurveyStatus.Open), survey.Stage, $"{survey.DueOn:yyyy-MM-dd} has passed.");
        }
    }
}
