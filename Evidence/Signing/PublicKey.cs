using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Evidence;

/// <summary>A P-256 public key by its coordinates.</summary>
internal sealed record PublicKey(string Id, string X, string Y)
{
    public static PublicKey From(ECParameters point) => From(Base64Url.EncodeToString(point.Q.X), Base64Url.EncodeToString(point.Q.Y));

    public static PublicKey From(string x, string y)
    {
        var key = new PublicKey(Jws.Encode(SHA256.HashData(CanonicalJson.Serialize(new { Crv = "P-256", Kty = "EC", X = x, Y = y }))), x, y);
        try
        {
            key.Open().Dispose(); // a point that is not on the curve is refused where it is read, not where it is used
        }
        catch (CryptographicException e)
        {
            throw new JsonException($"The key {key.Id} is not a point on P-256.", e);
        }

        return key;
    }

    public bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = Open();
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256);
    }

    private ECDsa Open() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
    });
}
