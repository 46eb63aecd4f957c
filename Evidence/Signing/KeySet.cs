using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Evidence;

/// <summary>The public keys a verifier trusts, as a JWKS (RFC 7517). A key is known by its thumbprint, whatever its <c>kid</c> says.</summary>
public sealed class KeySet
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };
    private readonly Dictionary<string, PublicKey> _keys;

    internal KeySet(IEnumerable<PublicKey> keys) => _keys = keys.DistinctBy(key => key.Id).ToDictionary(key => key.Id);

    public int Count => _keys.Count;

    public IReadOnlyCollection<string> Ids => _keys.Keys;

    public static KeySet Parse(string jwks)
    {
        try
        {
            using var document = JsonDocument.Parse(jwks);
            var keys = document.RootElement.GetProperty("keys").EnumerateArray()
                .Where(key => key.GetProperty("kty").ValueEquals("EC") && key.GetProperty("crv").ValueEquals("P-256"))
                .Select(key => PublicKey.From(key.GetProperty("x").GetString()!, key.GetProperty("y").GetString()!)).ToArray();
            return keys.Length > 0 ? new KeySet(keys) : throw new JsonException("It holds no P-256 key.");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"Not a JSON Web Key Set: {e.Message}", e);
        }
    }

    /// <summary>Keys of before and after a rotation, or of several services.</summary>
    public KeySet Union(KeySet other) => new(_keys.Values.Concat(other._keys.Values));

    public string ToJwks() => JsonSerializer.Serialize(
        new { Keys = _keys.Values.Select(key => new { Kty = "EC", Crv = "P-256", key.X, key.Y, Kid = key.Id, Use = "sig", Alg = "ES256" }) },
        Indented);

    internal bool TryFind(string id, [NotNullWhen(true)] out PublicKey? key) => _keys.TryGetValue(id, out key);
}
