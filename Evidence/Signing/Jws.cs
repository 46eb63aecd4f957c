using System.Buffers.Text;
using System.Text;

namespace Evidence;

/// <summary>Detached ES256 signatures. The header is compared as a whole, so no other algorithm or key can be smuggled in.</summary>
internal static class Jws
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    public static string Header(string type, string keyId) =>
        Encode(CanonicalJson.Serialize(new { Alg = "ES256", Kid = keyId, Typ = type }));

    /// <summary>Null when the signature holds; otherwise why not.</summary>
    public static string? Fault(string type, ReadOnlySpan<byte> payload, string signature, string keyId, KeySet trusted)
    {
        if (!trusted.TryFind(keyId, out var key))
        {
            return $"it is signed with the key {keyId}, which is not among the {trusted.Count} trusted keys";
        }

        var parts = signature.Split('.');
        if (parts is not [var header, "", var value] || header != Header(type, keyId))
        {
            return $"its signature is no detached ES256 signature of type {type} by the key {keyId}";
        }

        var input = Encoding.ASCII.GetBytes($"{header}.{Encode(payload)}");
        return TryDecode(value, out var bytes) && key.Verify(input, bytes) ? null : "its signature does not match its content";
    }

    private static bool TryDecode(string text, out byte[] bytes)
    {
        bytes = new byte[64]; // ES256: r and s of 32 bytes
        return Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == bytes.Length;
    }
}
