using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Evidence;

/// <summary>The salted digest of one named value: whoever is shown salt and value can check them, and nobody guesses what is withheld.</summary>
public static class Commitment
{
    public const int SecretSize = 32;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretSize);

    /// <summary>The salt of one value; the others of the same secret stay unknown to whoever knows it.</summary>
    public static string Salt(byte[] secret, string name) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(name)));

    public static string Digest(string salt, string name, JsonElement value) =>
        Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Serialize(new object[] { salt, name, value })));
}
