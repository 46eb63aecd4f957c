using Contracts;
using ServiceDefaults.Http;

namespace Evaluation.Rankings;

/// <summary>A ranking as callers see it.</summary>
/// <param name="Number">1 for the first of its round and kind; the highest is the one in force.</param>
/// <param name="Supersedes">The ranking in whose place it was made, and for what reason.</param>
/// <param name="SupersededBy">The ranking that was made in its place.</param>
/// <param name="Applied">How sheets became scores; with the reason where that is otherwise than the criteria's method says.</param>
/// <param name="RecordHash">SHA-256, in hexadecimal, of the decision record's payload.</param>
/// <param name="Ranking">Best first.</param>
public sealed record RankingView(
    Guid Id, long Revision, Guid RoundId, Guid CallId, BaseKind Kind, int Number, Guid? Supersedes, string? Reason, Guid? SupersededBy,
    string Applied, string? AppliedReason, string RecordHash, IReadOnlyList<RankingEntry> Ranking) : IVersioned
{
    internal static RankingView Of(Ranking r, Guid? supersededBy = null) => new(
        r.Id, r.Revision, r.RoundId, r.CallId, r.Kind, r.Number, r.SupersedesId, r.Reason, supersededBy, r.Applied, r.AppliedReason, r.RecordHash,
        r.Entries);
}
