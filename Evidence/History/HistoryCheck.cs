using System.Text.Json;

namespace Evidence;

/// <summary>Says where a history does not hold: with nothing but the document, and without what it withholds.</summary>
public static class HistoryCheck
{
    private static readonly JsonSerializerOptions Strict = new(CanonicalJson.Options)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Of a record whose hash and signature hold.</summary>
    public static IReadOnlyList<Finding> Verify(SignedRecord record)
    {
        try
        {
            return record.Version == HistoryDocument.Format
                ? Verify(Read(record))
                : [new("format", "payload", $"format {record.Version} of a history is not known here")];
        }
        catch (JsonException e)
        {
            return [new("payload", "payload", e.Message)];
        }
    }

    public static HistoryDocument Read(SignedRecord record) =>
        record.Payload.Deserialize<HistoryDocument>(Strict) ?? throw new JsonException("There is no payload.");

    public static IReadOnlyList<Finding> Verify(HistoryDocument history)
    {
        var findings = new List<Finding>();
        if (history.Rows.Count == 0)
        {
            findings.Add(new("history-empty", "rows", "there is no row"));
        }

        var places = new HashSet<long>();
        HistoryDocument.Row? before = null;
        foreach (var row in history.Rows)
        {
            findings.AddRange(FaultsOf(history.Subject, row, before, places).Select(f => new Finding(f.Code, $"version {row.Version}", f.Detail)));
            before = row;
        }

        return findings;
    }

    private static IEnumerable<(string Code, string Detail)> FaultsOf(
        Guid subject, HistoryDocument.Row row, HistoryDocument.Row? before, HashSet<long> places)
    {
        if (row.Previous != before?.Hash)
        {
            yield return ("row-unchained", $"the row before it has the hash {before?.Hash ?? "of none"}, it says {row.Previous ?? "that it is the first"}");
        }

        if (before is not null && row.Version != before.Version + 1)
        {
            yield return ("row-missing", $"version {before.Version} comes before it");
        }

        if (row.KnownAt < before?.KnownAt)
        {
            yield return ("known-earlier", "the row before it was known later");
        }

        if (row.Corrects is { } corrected ? !places.Contains(corrected) : !places.Add(row.Version))
        {
            yield return ("corrects-nothing", $"version {row.Corrects} is no row before it that could be corrected");
        }

        var hash = Convert.ToHexStringLower(
            new HistoryLink(subject, row.Version, row.TrueFrom, row.KnownAt, row.Corrects, row.Digests, row.Previous).Hash());
        if (hash != row.Hash)
        {
            yield return ("row-altered", $"its SHA-256 is {hash}, it says {row.Hash}");
        }

        foreach (var (name, shown) in row.Shown)
        {
            if (!row.Digests.TryGetValue(name, out var digest) || digest != Commitment.Digest(shown.Salt, name, shown.Value))
            {
                yield return ("value-altered", $"{name} is not what its digest says");
            }
        }
    }
}
