using System.Buffers;
using System.Runtime.InteropServices;
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
    private Text? _text; // of a record that was signed here: a ranking's is a hundred megabytes, so nothing is made twice
    private JsonElement _payload;

    /// <summary>What the payload is, such as <c>ranking</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The version of the payload's format.</summary>
    public required int Version { get; init; }

    public required JsonElement Payload
    {
        get => _payload = _payload.ValueKind is JsonValueKind.Undefined && _text is { } text ? JsonElement.Parse(text.Payload.Span) : _payload;
        init => (_payload, _text) = (value, null);
    }

    public required string Hash { get; init; }

    public required string KeyId { get; init; }

    public required string Signature { get; init; }

    public static SignedRecord Sign<T>(SigningKey key, string type, int version, T payload)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write(Before(new string('0', 2 * SHA256.HashSizeInBytes), key.Id)); // the hash is known when the payload stands there
        var start = output.WrittenCount;
        CanonicalJson.Append(output, payload);
        var end = output.WrittenCount;
        var record = new SignedRecord
        {
            Type = type,
            Version = version,
            Payload = default,
            Hash = Convert.ToHexStringLower(SHA256.HashData(output.WrittenSpan[start..])),
            KeyId = key.Id,
            Signature = "",
        };
        record = record with { Signature = key.Sign(JwsType, record.SignedPart()) };
        output.Write(record.After());
        Before(record.Hash, key.Id).CopyTo(MemoryMarshal.AsMemory(output.WrittenMemory));
        return record with { _text = new(output.WrittenMemory, output.WrittenMemory[start..end], record.Head) };
    }

    public static SignedRecord Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize<SignedRecord>(utf8Json, CanonicalJson.Options) ?? throw new JsonException("There is no record.");

    /// <summary>Its canonical form.</summary>
    public ReadOnlyMemory<byte> ToBytes() => _text is { } text && text.Head == Head ? text.Whole : CanonicalJson.Serialize(this);

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

    // Keys in canonical order: hash, keyId, payload, signature, type, version.
    private static byte[] Before(string hash, string keyId) => [.. CanonicalJson.Serialize(new { Hash = hash, KeyId = keyId })[..^1], .. ",\"payload\":"u8];

    private (string Type, int Version, string Hash, string KeyId, string Signature) Head => (Type, Version, Hash, KeyId, Signature);

    private byte[] After() => [.. ","u8, .. CanonicalJson.Serialize(new { Signature, Type, Version })[1..]];

    private sealed record Text(
        ReadOnlyMemory<byte> Whole, ReadOnlyMemory<byte> Payload, (string Type, int Version, string Hash, string KeyId, string Signature) Head);
}
