using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Rankings;

internal static class ReadRankings
{
    public static async Task<Ok<Page<RankingView>>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken)
    {
        var rankings = await db.Rankings.ToPageAsync(page, ranking => ranking, cancellationToken);
        var ids = rankings.Items.Select(ranking => (Guid?)ranking.Id).ToList();
        var later = await db.Rankings.Where(r => ids.Contains(r.SupersedesId)).Select(r => new { r.Id, Earlier = r.SupersedesId!.Value })
            .ToDictionaryAsync(r => r.Earlier, r => (Guid?)r.Id, cancellationToken);
        return TypedResults.Ok(new Page<RankingView>([.. rankings.Items.Select(r => RankingView.Of(r, later.GetValueOrDefault(r.Id)))], rankings.Next));
    }

    public static async Task<Results<Ok<RankingView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        await db.Rankings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } ranking
            ? TypedResults.Ok(RankingView.Of(ranking, await LaterAsync(db, id, cancellationToken)))
            : TypedResults.NotFound();

    public static Task<Results<FileContentHttpResult, NotFound>> Record(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        StoredRecord.AnswerAsync(db, id, cancellationToken);

    /// <summary>The ranking that supersedes this one; null while it is in force.</summary>
    internal static async Task<Guid?> LaterAsync(EvaluationDb db, Guid id, CancellationToken cancellationToken) =>
        await db.Rankings.Where(r => r.SupersedesId == id).Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancellationToken);
}
