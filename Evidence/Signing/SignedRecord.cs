using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evidence;

/// <summary>
/// A document that proves itself: any payload with the SHA-256 of its canonical form and a signature over type, version
/// and hash. Checked offline with keys pinned outside the file.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SignedRecord
{
    private const string JwsType = "evidence-record";

    /// <summary>What the payload is, such as <c>ranking</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The version of the payload's format.</summary>
    public required int Version { get; init; }

    public required JsonElement Payload { get; init; }

    public required string Hash { get; init; }

    public required string KeyId { get; init; }

    public required string Signature { get; init; }

    public static SignedRecord Sign<T>(SigningKey key, string type, int version, T payload)
    {
        var canonical = CanonicalJson.Serialize(payload);
        using var document = JsonDocument.Parse(canonical);
        var record = new SignedRecord
        {
            Type = type,
            Version = version,
            Payload = document.RootElement.Clone(),
            Hash = Convert.ToHexStringLower(SHA256.HashData(canonical)),
            KeyId = key.Id,
            Signature = "",
        };
        return record with { Signature = key.Sign(JwsType, record.SignedPart()) };
    }

    public static SignedRecord Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize<SignedRecord>(utf8Json, CanonicalJson.Options) ?? throw new JsonException("There is no record.");

    public byte[] ToBytes() => CanonicalJson.Serialize(this);

    /// <summary>Everything that is wrong with it; empty when it holds under a trusted key.</summary>
    public IReadOnlyList<Finding> Verify(KeySet trusted)
    {
        var findings = new List<Finding>();
        var hash = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(Payload)));
        if (hash != Hash)
        {
            findings.Add(new("payload-changed", "payload", $"its SHA-256 is {hash}, the record says {Hash}"));
        }

        if (Jws.Fault(JwsType, SignedPart(), Signature, KeyId, trusted) is { } fault)
        {
            findings.Add(new("signature", "signature", fault));
        }

        return findings;
    }

    private byte[] SignedPart() => CanonicalJson.Serialize(new { Type, Version, Hash, KeyId });
}
