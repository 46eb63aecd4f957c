using System.ComponentModel.DataAnnotations;
using Calendar;
using Evaluation.Data;
using Evaluation.Rounds;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Feedback;

internal static class ReleaseFeedback
{
    /// <param name="Dimensions">Applicants read their score in each dimension.</param>
    /// <param name="Remarks">They read what experts remarked, without a name.</param>
    /// <param name="Place">They read their place, and among how many.</param>
    public sealed record Request([property: Required] bool? Dimensions, [property: Required] bool? Remarks, [property: Required] bool? Place);

    public static async Task<Results<Created<FeedbackReleaseView>, NotFound>> Handle(
        Guid id, Request request, EvaluationDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var ranking = await db.Rankings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (ranking is null || await db.LockRoundAsync(ranking.RoundId, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        Require(
            !await db.FeedbackReleases.AnyAsync(f => f.RankingId == id, cancellationToken), "feedback-already-released",
            "Applicants may read how this ranking judged them already; what they may read never changes.");
        Require(
            !await db.Rankings.AnyAsync(r => r.RoundId == ranking.RoundId && r.Kind == ranking.Kind && r.Number > ranking.Number, cancellationToken),
            "ranking-superseded", "A later ranking stands in this one's place: release that one.");
        var release = new FeedbackRelease(
            id, new(request.Dimensions!.Value, request.Remarks!.Value, request.Place!.Value), caller.Subject, clock.Now);
        db.FeedbackReleases.Add(release);
        db.Record(release, "feedback-released", data: new { release.RankingId, release.ShowsDimensions, release.ShowsRemarks, release.ShowsPlace });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"rankings/{id}/feedback", FeedbackReleaseView.Of(release));
    }
}

/// <summary>What the commission lets applicants read of one ranking.</summary>
public sealed record FeedbackReleaseView(
    Guid Id, long Revision, Guid RankingId, bool Dimensions, bool Remarks, bool Place, DateTimeOffset ReleasedAt) : IVersioned
{
    internal static FeedbackReleaseView Of(FeedbackRelease f) =>
        new(f.Id, f.Revision, f.RankingId, f.ShowsDimensions, f.ShowsRemarks, f.ShowsPlace, f.ReleasedAt);
}
