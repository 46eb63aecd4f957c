using System.ComponentModel.DataAnnotations;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Difficulties;

/// <summary>A builder for its base, a county for one of its area, the commission for any.</summary>
internal static class RaiseDifficulty
{
    private const int MostOpen = 30;

    /// <param name="SurveyAnswerId">The answer to a survey that brought it to light.</param>
    public sealed record Request(
        Guid BaseId,
        DifficultyKind Kind,
        DifficultyType Type,
        [property: Required, Text(200)] string Title,
        [property: Required, Text(10_000)] string Description,
        Guid? SurveyAnswerId = null);

    public static async Task<Results<Created<DifficultyView>, NotFound>> Handle(
        Request request, RegistryDb db, DifficultyDesk desk, Caller caller, CancellationToken cancellationToken)
    {
        var bases = caller.Is(Role.DrcOfficer) ? db.Bases : db.Bases.OwnOf(caller);
        var raising = await bases.AsNoTracking().SingleOrDefaultAsync(b => b.Id == request.BaseId, cancellationToken);
        var answered = request.SurveyAnswerId is not { } answer
            || await db.SurveyAnswers.AnyAsync(a => a.Id == answer && a.BaseId == request.BaseId, cancellationToken);
        if (raising is null || !answered)
        {
            return TypedResults.NotFound();
        }

        Require(raising.HoldsTitle, "title-not-held", $"Only a base that holds its title is helped; this one's is {raising.Title}.");
        var open = await desk.All.CountAsync(
            d => d.BaseId == raising.Id && d.Status != DifficultyStatus.Closed && d.Status != DifficultyStatus.Dismissed && d.Status != DifficultyStatus.Withdrawn,
            cancellationToken);
        Require(open < MostOpen, "too-many-difficulties", $"{MostOpen} difficulties of this base are open: see them answered, or withdraw some, first.");

        var matter = new DifficultyMatter(request.Kind, request.Type, request.Title, request.Description, request.SurveyAnswerId);
        var difficulty = new Difficulty(raising.Id, matter, caller.Subject, desk.Terms);
        db.Difficulties.Add(difficulty);
        await desk.KeepDeadlineAsync(difficulty, cancellationToken);
        db.Record(difficulty, "difficulty-raised", to: difficulty.Stage, reason: request.Title);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"difficulties/{difficulty.Id}", DifficultyView.Of(difficulty));
    }
}
