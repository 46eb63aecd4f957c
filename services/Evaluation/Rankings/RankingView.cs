using Contracts;
using ServiceDefaults.Http;

namespace Evaluation.Rankings;

/// <summary>A ranking as callers see it.</summary>
/// <param name="Number">1 for the first of its round and kind; the highest is the one in force.</param>
/// <param name="RecordHash">SHA-256, in hexadecimal, of the decision record's payload.</param>
/// <param name="Ranking">Best first.</param>
public sealed record RankingView(
    Guid Id, long Revision, Guid RoundId, Guid CallId, BaseKind Kind, int Number, string RecordHash, IReadOnlyList<RankingEntry> Ranking) : IVersioned
{
    internal static RankingView Of(Ranking r) => new(r.Id, r.Revision, r.RoundId, r.CallId, r.Kind, r.Number, r.RecordHash, r.Entries);
}
