using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;

namespace Registry.Bases.History;

/// <summary>
/// Builds every base anew from its history and names those that differ from what the registry keeps: by the database's fold, by this
/// program's own, and by each row's hash. A slice at a time, so that a registry of any size can be gone through.
/// </summary>
internal static class VerifyHistories
{
    private const int MostBases = 5_000;
    private const int DefaultBases = 1_000;

    public sealed record Slice
    {
        /// <summary>So many bases at once.</summary>
        [Range(1, MostBases)]
        [DefaultValue(DefaultBases)]
        public int? Limit { get; init; }

        /// <summary>The <c>next</c> of the slice before.</summary>
        public Guid? After { get; init; }
    }

    /// <param name="Checked">So many bases were built anew.</param>
    /// <param name="Rows">From so many rows of history.</param>
    /// <param name="Differing">Empty when every one of them is what its history says.</param>
    public sealed record Answer(int Checked, int Rows, IReadOnlyList<Difference> Differing, Guid? Next);

    /// <param name="Findings">What is wrong and where: <c>not-its-fold</c>, or as the offline verifier says it.</param>
    public sealed record Difference(Guid BaseId, string Number, IReadOnlyList<Finding> Findings);

    public static async Task<Ok<Answer>> Handle([AsParameters] Slice slice, RegistryDb db, CancellationToken cancellationToken)
    {
        var size = slice.Limit ?? DefaultBases;
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var bases = await db.Bases.AsNoTracking().Where(b => b.Id > (slice.After ?? Guid.Empty)).OrderBy(b => b.Id).Take(size).ToListAsync(cancellationToken);
        var ids = bases.ConvertAll(b => b.Id);
        var differing = (await db.Database.SqlQuery<Guid>(
            $"SELECT id AS \"Value\" FROM base b WHERE id = ANY({ids}) AND b IS DISTINCT FROM (SELECT s FROM base_state(b.id, 'infinity', 'infinity') s)")
            .ToListAsync(cancellationToken)).ToHashSet();
        var rows = (await db.BaseHistory.AsNoTracking().Where(h => ids.Contains(h.BaseId)).OrderBy(h => h.BaseId).ThenBy(h => h.Version)
            .ToListAsync(cancellationToken)).ToLookup(h => h.BaseId);

        var differences = bases
            .Select(b => new Difference(b.Id, b.Number, [.. FindingsOf(db, b, [.. rows[b.Id]], differing.Contains(b.Id))]))
            .Where(d => d.Findings.Count > 0);
        return TypedResults.Ok(new Answer(bases.Count, rows.Sum(r => r.Count()), [.. differences], bases.Count == size ? ids[^1] : null));
    }

    private static IEnumerable<Finding> FindingsOf(RegistryDb db, Base b, IReadOnlyList<BaseHistory> rows, bool databaseDiffers)
    {
        if (databaseDiffers)
        {
            yield return new("not-its-fold", "base", "the database folds its history to another base");
        }

        var folded = HistoryFold.At(rows.Select(h => h.ToStep()), DateOnly.MaxValue, DateTimeOffset.MaxValue);
        foreach (var (column, value) in BaseState.Of(db.Entry(b)))
        {
            var said = folded.TryGetValue(column, out var field) ? JsonNode.Parse(field.GetRawText()) : null;
            if (!BaseState.Equal(said, value))
            {
                yield return new("not-its-fold", column, $"the history says {said?.ToJsonString() ?? "nothing"}, the base {value?.ToJsonString() ?? "nothing"}");
            }
        }

        foreach (var finding in HistoryCheck.Verify(new HistoryDocument(b.Id, [.. rows.Select(h => h.ToDocumentRow(_ => false))])))
        {
            yield return finding;
        }

        if (rows.Count > 0 && (b.Revision, Convert.ToHexStringLower(b.HistoryHash ?? [])) != (rows[^1].Version, Convert.ToHexStringLower(rows[^1].Hash)))
        {
            yield return new("end-missing", "base", $"it stands at version {b.Revision}, its history ends at {rows[^1].Version} or otherwise");
        }
    }
}
