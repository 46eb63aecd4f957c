using System.ComponentModel.DataAnnotations;
using Evaluation.Conflicts;
using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Reviews;
using Evaluation.Rounds;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Assignments.Choices;

internal static class MakeChoice
{
    /// <param name="Expert">The subject of the expert's token.</param>
    public sealed record Request(
        Guid ApplicationId, [property: Required, Text(100)] string Expert, ChoiceRule Rule, [property: Required, Text(1000)] string Reason);

    public static async Task<Results<Created<ManualChoiceView>, NotFound>> Handle(
        Guid id, Request request, EvaluationDb db, ExaminationDesk desk, ExpertFinder finder, Caller caller, CancellationToken cancellationToken)
    {
        await db.HoldFactsAsync(cancellationToken);
        if (await db.LockRoundAsync(id, cancellationToken) is not { } round)
        {
            return TypedResults.NotFound();
        }

        var examination = (await desk.LockAllAsync(round.CallId, cancellationToken)).Find(e => e.ApplicationId == request.ApplicationId && e.IsBeforeExperts);
        Require(examination is not null, "application-not-in-round", "This application is not before the experts of this round: choose from GET /rounds/{id}/examinations.");
        Require(
            await db.Experts.AnyAsync(e => e.Subject == request.Expert, cancellationToken), "expert-not-in-pool",
            "Nobody of that subject is in the pool: choose from GET /experts.");
        var standing = await db.ManualChoices.Where(c => c.ApplicationId == request.ApplicationId && c.Status == ChoiceStatus.Standing).ToListAsync(cancellationToken);
        Require(
            standing.TrueForAll(c => c.Expert != request.Expert), "choice-already-made",
            "A choice about this expert and this application stands: lift it first.");
        await RequirePossibleAsync(db, finder, round, examination, request, standing, cancellationToken);

        var choice = new ManualChoice(round.Id, request.ApplicationId, request.Expert, request.Rule, request.Reason, caller.Subject);
        db.ManualChoices.Add(choice);
        db.Record(choice, "expert-chosen", to: choice.Rule.ToString(), reason: request.Reason, data: new { request.ApplicationId, request.Expert });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"manual-choices/{choice.Id}", ManualChoiceView.Of(choice));
    }

    private static async Task RequirePossibleAsync(
        EvaluationDb db, ExpertFinder finder, Round round, Examination examination, Request request, List<ManualChoice> standing,
        CancellationToken cancellationToken)
    {
        var reviews = await db.Reviews.AsNoTracking().Where(r => r.ExaminationId == examination.Id).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        var begun = reviews.Where(r => r.IsLive && r.Status is not ReviewStatus.Assigned).Select(r => r.Expert).ToHashSet();
        if (request.Rule is ChoiceRule.Forbidden)
        {
            Require(
                !begun.Contains(request.Expert), "review-begun",
                "The expert has accepted this review: it ends by the expert's step back or a declared conflict, not by a choice.");
            return;
        }

        var against = await finder.ReasonAgainstAsync(round, examination, reviews, request.Expert, cancellationToken);
        Require(against is null, "choice-in-conflict", $"This expert may not examine this application, whoever chooses: {against}");
        var taken = begun.Union(standing.Where(c => c.Rule is ChoiceRule.Fixed).Select(c => c.Expert)).Append(request.Expert).Distinct().Count();
        Require(
            taken <= examination.ExpertsNeeded(round), "no-chair-free",
            $"The application has {examination.ExpertsNeeded(round)} experts, and begun reviews and earlier choices take them all: lift a choice first.");
    }
}
