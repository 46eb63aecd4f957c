using Evaluation.Data;
using Evaluation.Examinations;
using Evaluation.Experts;
using Evaluation.Rounds;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Conflicts;

/// <summary>Who may not examine what in a round, as it is now.</summary>
internal static class ReadConflicts
{
    public static async Task<Results<Ok<Page<ExaminationConflicts>>, NotFound>> OfRound(
        Guid id, [AsParameters] PageRequest page, EvaluationDb db, ConflictBook book, CancellationToken cancellationToken)
    {
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } round)
        {
            return TypedResults.NotFound();
        }

        var examinations = await Known(db, round).ToPageAsync(page, e => e, cancellationToken);
        var experts = await db.Experts.AsNoTracking().Where(e => e.Status == ExpertStatus.Active).ToListAsync(cancellationToken);
        var conflicts = (await book.OfAsync(round, examinations.Items, experts, cancellationToken)).All.ToLookup(c => c.ApplicationId);
        return TypedResults.Ok(new Page<ExaminationConflicts>(
            [.. examinations.Items.Select(e => new ExaminationConflicts(e.ApplicationId, e.Name, [.. conflicts[e.ApplicationId]]))], examinations.Next));
    }

    public static async Task<Results<Ok<ConflictAnswer>, NotFound>> OfPair(
        Guid id, Guid applicationId, Guid expertId, EvaluationDb db, ConflictBook book, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        var expert = await db.Experts.AsNoTracking().SingleOrDefaultAsync(e => e.Id == expertId, cancellationToken);
        if (round is null || expert is null
            || await Known(db, round).AsNoTracking().SingleOrDefaultAsync(e => e.ApplicationId == applicationId, cancellationToken) is not { } examination)
        {
            return TypedResults.NotFound();
        }

        var found = (await book.OfAsync(round, [examination], [expert], cancellationToken)).All;
        return TypedResults.Ok(new ConflictAnswer(found.Count == 0, found));
    }

    private static IQueryable<Examination> Known(EvaluationDb db, Round round) =>
        db.Examinations.Where(e => e.CallId == round.CallId && e.FormVersion > 0);
}

/// <param name="Name">The application's.</param>
public sealed record ExaminationConflicts(Guid ApplicationId, string Name, IReadOnlyList<Conflict> Conflicts);

/// <summary>Whether the expert may examine the application, and if not, every reason.</summary>
public sealed record ConflictAnswer(bool MayExamine, IReadOnlyList<Conflict> Conflicts);
