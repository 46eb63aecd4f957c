using System.Text.RegularExpressions;
using ServiceDefaults.Http;

namespace Applications.Materials;

/// <summary>What the sender says that the content comes to (RFC 9530).</summary>
internal static partial class ContentDigest
{
    public const string Header = "Content-Digest";
    private const int Sha256Length = 32;

    /// <summary>In lower-case hexadecimal; none where it says nothing of SHA-256.</summary>
    public static string? Sha256In(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
        {
            return null;
        }

        var digest = new byte[Sha256Length];
        return Sha256().Match(header) is { Success: true } found && Convert.TryFromBase64String(found.Groups[1].Value, digest, out var length) && length == Sha256Length
            ? Convert.ToHexStringLower(digest)
            : throw Wrong($"{Header} is not understood: send sha-256=: and the digest in base64 and a colon, or leave it out.");
    }

    public static void Check(string? expected, string actual)
    {
        if (expected is not null && expected != actual)
        {
            throw Wrong("What arrived is not what was sent: upload it again.");
        }
    }

    private static AnswerException Wrong(string why) => new(StatusCodes.Status422UnprocessableEntity, "material-digest-wrong", why);

    [GeneratedRegex("(?:^|,\\s*)sha-256=:([A-Za-z0-9+/=]{1,100}):", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
