using System.ComponentModel.DataAnnotations;
using Scoring;
using ServiceDefaults.Requests;

namespace Evaluation.Reviews;

/// <summary>One yes/no item on a sheet: does the measure exist, and what is its effect (R109–R111).</summary>
/// <param name="Effect"><c>none</c> for a measure that does not exist.</param>
/// <param name="Remark">Why, in words.</param>
/// <param name="Evidence">What was looked at for it.</param>
public sealed record SheetEntry(
    [property: Required, Text(20)] string ItemCode,
    bool Exists,
    Effect Effect,
    [property: Text(1000, MayBeBlank = true)] string? Remark = null,
    [property: Items(50)] IReadOnlyList<EvidenceSeen>? Evidence = null)
{
    internal SheetLine ForScoring() => new(ItemCode, Exists, Effect);

    /// <summary>Lists are not equal by what they hold.</summary>
    internal bool Says(SheetEntry other) =>
        this with { Evidence = null } == other with { Evidence = null } && Files(this).SequenceEqual(Files(other));

    private static IEnumerable<Guid> Files(SheetEntry line) => (line.Evidence ?? []).Select(seen => seen.MaterialId);
}

/// <summary>A file of the application that the expert looked at.</summary>
/// <param name="MaterialId">One of the review's <c>evidence</c>.</param>
/// <param name="Sha256">Of the content that was seen; the platform adds it, and refuses another one.</param>
public sealed record EvidenceSeen(Guid MaterialId, [property: Text(64)] string? Sha256 = null);
