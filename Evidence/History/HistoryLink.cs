using System.Security.Cryptography;

namespace Evidence;

/// <summary>
/// One link of a hash-chained history: what may be withheld stands in it as a digest (see <see cref="Commitment"/>), the rest as it
/// is, and the hash of the link before makes it the end of everything that came earlier.
/// </summary>
/// <param name="Subject">What the history is of.</param>
/// <param name="TrueFrom">From which business day it was true.</param>
/// <param name="KnownAt">When it was known, in business time.</param>
/// <param name="Corrects">The version it corrects, if any.</param>
/// <param name="Digests">Of every value, by name: what happened, by whom and why, and each changed field.</param>
/// <param name="Previous">The hash of the link before, in hexadecimal; null in the first.</param>
public sealed record HistoryLink(
    Guid Subject, long Version, DateOnly TrueFrom, DateTimeOffset KnownAt, long? Corrects,
    IReadOnlyDictionary<string, string> Digests, string? Previous)
{
    /// <summary>SHA-256 of its canonical JSON.</summary>
    public byte[] Hash() => SHA256.HashData(CanonicalJson.Serialize(new
    {
        Format = 1,
        Subject,
        Version,
        TrueFrom,
        KnownAt = Timestamp.Format(KnownAt),
        Corrects,
        Digests,
        Previous,
    }));
}
