using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Demo.Client;

/// <summary>An EC P-256 key that signs JWTs (ES256) with whatever header and claims it is given.</summary>
public sealed class SigningKey(ECDsa key, string id) : IDisposable
{
    public string Id => id;

    public ECDsa Key => key;

    public static SigningKey Create(string id) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), id);

    public static SigningKey FromJwk(JsonElement jwk)
    {
        byte[] Part(string name) => Base64Url.DecodeFromChars(jwk.GetProperty(name).GetString());
        return new SigningKey(
            ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                D = Part("d"),
                Q = new ECPoint { X = Part("x"), Y = Part("y") },
            }),
            jwk.GetProperty("kid").GetString()!);
    }

    public string Sign(IReadOnlyDictionary<string, object?> claims, string type = "client-authentication+jwt") =>
        Sign(new Dictionary<string, object?> { ["alg"] = "ES256", ["typ"] = type, ["kid"] = id }, claims);

    public string Sign(IReadOnlyDictionary<string, object?> header, IReadOnlyDictionary<string, object?> claims)
    {
        var input = WithoutSignature(header, claims);
        var signature = key.SignData(System.Text.Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    public static string WithoutSignature(IReadOnlyDictionary<string, object?> header, IReadOnlyDictionary<string, object?> claims) =>
        $"{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header))}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";

    public void Dispose() => key.Dispose();
}
