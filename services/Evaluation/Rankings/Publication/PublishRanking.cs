using Calendar;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Scoring;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Rankings.Publication;

internal static class PublishRanking
{
    public static async Task<Results<Created<PublicRankingView>, NotFound>> Handle(
        Guid id, EvaluationDb db, SigningKey key, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.Rankings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } ranking)
        {
            return TypedResults.NotFound();
        }

        Require(
            await ReadRankings.LaterAsync(db, id, cancellationToken) is null, "ranking-superseded",
            "A later ranking has taken this one's place: publish that one.");
        Require(
            !await db.PublishedRankings.AnyAsync(p => p.RankingId == id, cancellationToken), "ranking-already-published",
            "This ranking is published already: read it in GET /public/rankings.");
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == ranking.RoundId, cancellationToken);
        var stored = await db.Records.AsNoTracking().SingleAsync(r => r.Id == id, cancellationToken);
        var (record, result) = DecisionRecord.Publish(key, id, SignedRecord.Parse(stored.Content));

        var published = new PublishedRanking(ranking, round, record, result, clock.Now);
        db.PublishedRankings.Add(published);
        db.Records.Add(new(published.Id, record));
        db.Record(published, "ranking-published", data: new { published.RankingId, published.RecordHash });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"public/rankings/{published.Id}", PublicRankingView.Of(published, supersededBy: null));
    }
}
