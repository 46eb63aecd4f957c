using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence;

/// <summary>
/// What a log was at one moment: size, root and the hash of the head before it, signed. One line of canonical JSON, so a
/// person can read it and nothing in it can change unseen.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SignedHead
{
    private const string JwsType = "evidence-head";

    public required string LogId { get; init; }

    /// <summary>How many leaves the root covers.</summary>
    public required long TreeSize { get; init; }

    /// <summary>SHA-256 in lower-case hexadecimal, as every hash in a document.</summary>
    public required string RootHash { get; init; }

    /// <summary>Machine time, UTC, to the microsecond.</summary>
    public required string Time { get; init; }

    /// <summary>The SHA-256 of the previous head's line; null for the first.</summary>
    public required string? Previous { get; init; }

    public required string KeyId { get; init; }

    /// <summary>A detached JWS over the canonical JSON of everything else.</summary>
    public required string Signature { get; init; }

    public static SignedHead Sign(SigningKey key, string logId, long treeSize, byte[] root, DateTimeOffset time, SignedHead? previous)
    {
        var head = new SignedHead
        {
            LogId = logId,
            TreeSize = treeSize,
            RootHash = Convert.ToHexStringLower(root),
            Time = Timestamp.Format(time),
            Previous = previous?.Hash(),
            KeyId = key.Id,
            Signature = "",
        };
        return head with { Signature = key.Sign(JwsType, head.Payload()) };
    }

    /// <summary>Reads a line, which must be canonical to the byte.</summary>
    public static SignedHead Parse(string line)
    {
        var head = JsonSerializer.Deserialize<SignedHead>(line, CanonicalJson.Options) ?? throw new JsonException("There is no head.");
        return head.ToLine() == line ? head : throw new JsonException("The head is not in canonical form.");
    }

    public string ToLine() => Encoding.UTF8.GetString(CanonicalJson.Serialize(this));

    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(this)));

    /// <summary>Null when the signature holds under a trusted key; otherwise why not.</summary>
    public string? SignatureFault(KeySet trusted) => Jws.Fault(JwsType, Payload(), Signature, KeyId, trusted);

    /// <summary>Null when this head may follow <paramref name="previous"/>; otherwise why not.</summary>
    public string? ChainFault(SignedHead? previous) =>
        Previous != previous?.Hash() ? "it does not name the head before it"
        : previous is not null && LogId != previous.LogId ? $"it belongs to the log {LogId}, the head before it to {previous.LogId}"
        : TreeSize <= (previous?.TreeSize ?? 0) ? $"its size {TreeSize} does not grow"
        : null;

    private byte[] Payload() => CanonicalJson.Serialize(new { LogId, TreeSize, RootHash, Time, Previous, KeyId });
}

/// <summary>Instants in evidence: UTC to the microsecond, which is what PostgreSQL keeps.</summary>
internal static class Timestamp
{
    public static DateTimeOffset Truncate(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
