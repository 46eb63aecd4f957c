using Contracts;
using Evaluation.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Evaluation.Rankings.Publication;

/// <summary>Published rankings, for everybody.</summary>
internal static class ReadPublicRankings
{
    /// <param name="Number">The highest of a call and kind is the one in force.</param>
    public sealed record Row(Guid Id, Guid CallId, string Title, int Year, BaseKind Kind, int Number, DateTimeOffset PublishedAt, int Applications);

    public static Task<Page<Row>> List([AsParameters] PageRequest page, EvaluationDb db, CancellationToken cancellationToken) =>
        db.PublishedRankings.ToPageAsync(
            page, p => new Row(p.Id, p.CallId, p.Title, p.Year, p.Kind, p.Number, p.PublishedAt, p.Places.Count), cancellationToken);

    public static async Task<Results<Ok<PublicRankingView>, NotFound>> One(Guid id, EvaluationDb db, CancellationToken cancellationToken)
    {
        var published = await db.PublishedRankings.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken);
        return published is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(PublicRankingView.Of(published, await ReadRankings.LaterAsync(db, published.RankingId, cancellationToken)));
    }

    public static async Task<Results<FileContentHttpResult, NotFound>> Record(Guid id, EvaluationDb db, CancellationToken cancellationToken) =>
        await db.PublishedRankings.AnyAsync(p => p.Id == id, cancellationToken) // a ranking's own record is not everybody's
            ? await StoredRecord.AnswerAsync(db, id, cancellationToken)
            : TypedResults.NotFound();
}

/// <summary>A published ranking.</summary>
/// <param name="Supersedes">The ranking that this one takes the place of, and why.</param>
/// <param name="SupersededBy">The ranking that has taken this one's place; none while it is in force.</param>
/// <param name="Applied">How sheets became scores; with the reason where that is otherwise than the criteria's method says.</param>
/// <param name="RankingHash">SHA-256 of the ranking's own record, which names experts and holds their sheets: for auditors.</param>
/// <param name="RecordHash">SHA-256 of the public record's payload.</param>
/// <param name="Ranking">Best first.</param>
public sealed record PublicRankingView(
    Guid Id, Guid RankingId, Guid CallId, string Title, int Year, BaseKind Kind, int Number, DateTimeOffset PublishedAt, Guid? Supersedes,
    string? Reason, Guid? SupersededBy, string Applied, string? AppliedReason, string RankingHash, string RecordHash, IReadOnlyList<PublicPlace> Ranking)
{
    internal static PublicRankingView Of(PublishedRanking p, Guid? supersededBy) => new(
        p.Id, p.RankingId, p.CallId, p.Title, p.Year, p.Kind, p.Number, p.PublishedAt, p.SupersedesId, p.Reason, supersededBy, p.Applied, p.AppliedReason,
        p.RankingHash, p.RecordHash, p.Places);
}
