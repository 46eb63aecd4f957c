using System.ComponentModel.DataAnnotations;
using Contracts;
using Evaluation.Data;
using Evaluation.Examinations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scoring;

namespace Evaluation.Rankings.Standings;

internal static class ReadStandings
{
    private const int Most = 1_000;

    public sealed record Query
    {
        /// <summary>The best so many of each kind; 50 by default.</summary>
        [Range(1, Most)]
        public int? Limit { get; init; }
    }

    public static async Task<Results<Ok<StandingsView>, NotFound>> Handle(
        Guid id, [AsParameters] Query query, EvaluationDb db, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (round is null)
        {
            return TypedResults.NotFound();
        }

        var rows = await db.Standings.AsNoTracking().Where(s => s.CallId == round.CallId && s.Sheets > 0)
            .Join(db.Examinations, s => s.ExaminationId, e => e.Id, (s, e) => new { s.ApplicationId, s.Kind, s.Sheets, s.Total, e.Name, e.Status })
            .Where(s => s.Status != ExaminationStatus.Withdrawn && s.Status != ExaminationStatus.Returned)
            .OrderBy(s => s.Kind).ThenByDescending(s => s.Total / s.Sheets).ThenBy(s => s.ApplicationId)
            .ToListAsync(cancellationToken);
        var standings = rows.GroupBy(s => s.Kind).SelectMany(group => InOrder(
            [.. group.Select(s => new StandingView(s.ApplicationId, s.Kind, s.Name, 0, Places.RoundScore(s.Total / s.Sheets), s.Sheets))]).Take(query.Limit ?? 50));
        return TypedResults.Ok(new StandingsView(round.ExpertsPerApplication, [.. standings]));
    }

    /// <summary>Equals share a place.</summary>
    private static IEnumerable<StandingView> InOrder(IReadOnlyList<StandingView> best)
    {
        var place = 0;
        for (var i = 0; i < best.Count; i++)
        {
            place = i > 0 && best[i].Mean == best[i - 1].Mean ? place : i + 1;
            yield return best[i] with { Place = place };
        }
    }
}

/// <summary>How applications stand while their round is under way: by the plain mean of the sheets that are locked, and binding on nobody.</summary>
/// <param name="SheetsNeeded">Locked sheets that each application needs.</param>
public sealed record StandingsView(int SheetsNeeded, IReadOnlyList<StandingView> Standings);

/// <param name="Place">Within its kind; equals share one.</param>
/// <param name="Mean">Of the locked sheets, four decimal places.</param>
/// <param name="Sheets">How many are locked.</param>
public sealed record StandingView(Guid ApplicationId, BaseKind Kind, string Name, int Place, decimal Mean, int Sheets);
