using System.Text.Json;

namespace Evidence;

/// <summary>
/// A hash-chained history as it is handed out: every row in its place, of what may be shown the value and its salt, of the rest the
/// digest. Signed as a <see cref="SignedRecord"/>, nobody can leave out its end unnoticed.
/// </summary>
/// <param name="Subject">What the history is of.</param>
public sealed record HistoryDocument(Guid Subject, IReadOnlyList<HistoryDocument.Row> Rows)
{
    public const string RecordType = "history";
    public const int Format = 1;

    /// <summary>Before the name of a changed field.</summary>
    public const string FieldPrefix = "field.";

    /// <param name="Digests">Of every value, by name.</param>
    /// <param name="Shown">The values that may be shown, by name.</param>
    /// <param name="Previous">The hash of the row before; null in the first.</param>
    public sealed record Row(
        long Version, DateOnly TrueFrom, DateTimeOffset KnownAt, long? Corrects, IReadOnlyDictionary<string, string> Digests,
        IReadOnlyDictionary<string, ShownValue> Shown, string? Previous, string Hash);

    /// <param name="Salt">With which its digest is made.</param>
    public sealed record ShownValue(string Salt, JsonElement Value);

    /// <summary>The fields that are shown, as they were on a day by what was known at an instant.</summary>
    public IReadOnlyDictionary<string, JsonElement> At(DateOnly asOf, DateTimeOffset knownAt) => HistoryFold.At(
        Rows.Select(row => new HistoryStep(row.Version, row.Corrects, row.TrueFrom, row.KnownAt, row.Shown
            .Where(shown => shown.Key.StartsWith(FieldPrefix, StringComparison.Ordinal))
            .Select(shown => KeyValuePair.Create(shown.Key[FieldPrefix.Length..], shown.Value.Value)))),
        asOf, knownAt);
}
