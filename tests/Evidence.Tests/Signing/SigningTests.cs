using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Evidence.Tests;

public sealed class SigningTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2018, 6, 15, 4, 0, 0, TimeSpan.Zero);
    private readonly SigningKey _key = SigningKey.Create();
    private readonly SigningKey _other = SigningKey.Create();

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void A_head_survives_its_line_and_verifies_under_its_key_alone()
    {
        var head = SignedHead.Parse(Head(3).ToLine());
        Assert.Null(head.SignatureFault(_key.PublicKeys));
        Assert.Null(head.SignatureFault(_other.PublicKeys.Union(_key.PublicKeys)));
        Assert.Contains("not among the 1 trusted keys", head.SignatureFault(_other.PublicKeys));
    }

    [Fact]
    public void No_field_of_a_head_can_change()
    {
        var head = Head(3);
        SignedHead[] forged =
        [
            head with { LogId = "other" }, head with { TreeSize = 4 }, head with { RootHash = head.RootHash.Replace(head.RootHash[0], 'f') + "0" },
            head with { Time = "2018-06-16T04:00:00.000000Z" }, head with { Previous = new string('0', 64) },
        ];
        Assert.All(forged, f => Assert.Contains("does not match", f.SignatureFault(_key.PublicKeys)));
    }

    [Fact]
    public void A_line_must_be_canonical_and_complete()
    {
        var line = Head(3).ToLine();
        Assert.ThrowsAny<JsonException>(() => SignedHead.Parse(" " + line));
        Assert.ThrowsAny<JsonException>(() => SignedHead.Parse(line.Replace("{", """{"extra":1,""", StringComparison.Ordinal)));
        Assert.ThrowsAny<JsonException>(() => SignedHead.Parse(line.Replace(",\"treeSize\":3", "", StringComparison.Ordinal)));
        Assert.ThrowsAny<JsonException>(() => SignedHead.Parse("null"));
    }

    [Fact]
    public void A_record_is_the_same_bytes_whether_it_was_signed_here_or_read()
    {
        var record = SignedRecord.Sign(_key, "ranking", 2, new { Zeta = "é\"\n\u0001", Alpha = new[] { 1, 2 } });
        var read = SignedRecord.Parse(record.ToBytes().Span);
        Assert.Equal(CanonicalJson.Serialize(read), record.ToBytes().ToArray());
        Assert.Equal(read.Payload.GetRawText(), record.Payload.GetRawText());
        Assert.Empty(read.Verify(_key.PublicKeys));
        Assert.Empty(record.Verify(_key.PublicKeys));

        SignedRecord[] changed =
        [
            record with { Type = "note" }, record with { Version = 1 }, record with { Hash = new('0', 64) }, record with { KeyId = "other" },
            record with { Signature = "none" }, record with { Payload = JsonElement.Parse("{}") },
        ];
        Assert.All(changed, c => Assert.Equal(CanonicalJson.Serialize(SignedRecord.Parse(c.ToBytes().Span)), CanonicalJson.Serialize(c)));
        Assert.All(changed, c => Assert.NotEqual(record.ToBytes().ToArray(), c.ToBytes().ToArray()));
    }

    [Fact]
    public void Heads_chain_only_in_order()
    {
        var (first, second) = (Head(3), Head(5, Head(3)));
        second = SignedHead.Sign(_key, "log", 5, MerkleTree.EmptyRoot(), Noon, first);
        Assert.Null(first.ChainFault(null));
        Assert.Null(second.ChainFault(first));
        Assert.Contains("does not name the head before it", second.ChainFault(null));
        Assert.Contains("does not grow", SignedHead.Sign(_key, "log", 3, MerkleTree.EmptyRoot(), Noon, first).ChainFault(first));
        Assert.Contains("belongs to the log", SignedHead.Sign(_key, "new", 9, MerkleTree.EmptyRoot(), Noon, first).ChainFault(first));
    }

    [Fact]
    public void A_record_proves_its_payload()
    {
        var record = SignedRecord.Parse(SignedRecord.Sign(_key, "ranking", 1, new { Rank = 1, Score = "12.5000" }).ToBytes().Span);
        Assert.Empty(record.Verify(_key.PublicKeys));
        Assert.Equal("signature", Assert.Single(record.Verify(_other.PublicKeys)).Code);
        Assert.Equal("signature", Assert.Single((record with { Type = "audit" }).Verify(_key.PublicKeys)).Code);
        var forged = record with { Payload = JsonSerializer.SerializeToElement(new { rank = 2, score = "12.5000" }) };
        Assert.Equal("payload-changed", Assert.Single(forged.Verify(_key.PublicKeys)).Code);
        var hash = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(forged.Payload)));
        Assert.Equal("signature", Assert.Single((forged with { Hash = hash }).Verify(_key.PublicKeys)).Code);
    }

    [Fact]
    public void Nobody_chooses_another_algorithm_or_the_type_of_another_document()
    {
        var head = Head(3);
        var parts = head.Signature.Split('.');
        var none = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"none","kid":"{{_key.Id}}","typ":"evidence-head"}"""));
        var record = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{_key.Id}}","typ":"evidence-record"}"""));
        string[] forged = [$"{none}..", $"{none}..{parts[2]}", $"{record}..{parts[2]}", $"{parts[0]}.x.{parts[2]}", $"{parts[0]}..{parts[2][..^2]}", $"{parts[0]}..", "", "..", "a.b.c.d"];
        Assert.All(forged, signature => Assert.NotNull((head with { Signature = signature }).SignatureFault(_key.PublicKeys)));
    }

    [Fact]
    public void Keys_travel_as_PEM_and_JWKS_and_are_named_by_thumbprint()
    {
        using var again = SigningKey.FromPem(_key.ToPem());
        Assert.Equal(_key.Id, again.Id);
        Assert.Equal([_key.Id], KeySet.Parse(_key.PublicKeys.ToJwks()).Ids);
        Assert.Equal([_key.Id], KeySet.Parse(_key.PublicKeys.ToJwks().Replace($"\"kid\": \"{_key.Id}\"", "\"kid\": \"x\"", StringComparison.Ordinal)).Ids);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"keys":[]}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}""")]
    [InlineData("""{"keys":[{"kty":"EC","crv":"P-256","x":"!","y":"AA"}]}""")]
    public void A_key_set_without_a_usable_key_is_refused(string jwks) => Assert.ThrowsAny<JsonException>(() => KeySet.Parse(jwks));

    [Fact]
    public void Only_a_private_key_on_P256_signs()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Throws<CryptographicException>(() => SigningKey.FromPem(p384.ExportPkcs8PrivateKeyPem()));
        Assert.Throws<CryptographicException>(() => SigningKey.FromPem(p256.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<CryptographicException>(() => SigningKey.FromPem("no pem"));
    }

    private SignedHead Head(long size, SignedHead? previous = null) => SignedHead.Sign(_key, "log", size, MerkleTree.EmptyRoot(), Noon, previous);
}
