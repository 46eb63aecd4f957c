using System.Security.Cryptography;
using System.Text;

namespace Evidence;

/// <summary>A P-256 private key that signs heads and records (ES256), named by its RFC 7638 thumbprint.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _gate = new();

    private SigningKey(ECDsa key)
    {
        _key = key;
        var point = key.ExportParameters(includePrivateParameters: false);
        if (point.Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
        {
            key.Dispose();
            throw new CryptographicException("The signing key must be on the curve P-256.");
        }

        var publicKey = PublicKey.From(point);
        (Id, PublicKeys) = (publicKey.Id, new KeySet([publicKey]));
    }

    public string Id { get; }

    /// <summary>What verifiers pin.</summary>
    public KeySet PublicKeys { get; }

    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public static SigningKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            _ = key.ExportParameters(includePrivateParameters: true); // a public key alone cannot sign
            return new SigningKey(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new CryptographicException($"Not the PEM of a P-256 private key: {e.Message}", e);
        }
    }

    public string ToPem() => _key.ExportPkcs8PrivateKeyPem();

    public void Dispose() => _key.Dispose();

    /// <summary>A detached JWS (RFC 7515, appendix F) over the canonical payload; <paramref name="type"/> keeps heads and records apart.</summary>
    internal string Sign(string type, ReadOnlySpan<byte> payload)
    {
        var header = Jws.Header(type, Id);
        var input = Encoding.ASCII.GetBytes($"{header}.{Jws.Encode(payload)}");
        lock (_gate) // an ECDsa instance is not promised to be thread-safe
        {
            return $"{header}..{Jws.Encode(_key.SignData(input, HashAlgorithmName.SHA256))}";
        }
    }
}
