using System.Text.RegularExpressions;
using Gateway.Errors;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Hygiene;

/// <summary>
/// Removes from a request what only the platform may say (who the caller is, where it comes from), and refuses paths that two
/// programs could read differently.
/// </summary>
internal static partial class RequestHygiene
{
    /// <summary>Headers that some proxy or service somewhere takes for identity; none of them is ever the caller's to set.</summary>
    private static readonly string[] ForeignPrefixes =
    [
        "X-Forwarded", "X-User", "X-Remote", "X-Client-Cert", "X-SSL", "X-Auth", "X-Original", "X-Real-IP", "X-Rewrite",
        "X-HTTP-Method", "X-MS-CLIENT-PRINCIPAL", "X-Envoy", "X-Goog-", "X-Amzn-Oidc", "X-ARR-", "X-Internal",
    ];

    private static readonly string[] Foreign =
    [
        "Forwarded", "Remote-User", "REMOTE_USER", "Client-Cert", "Client-Cert-Chain", "SSL-Client-Cert", "Via", "True-Client-IP",
        "CF-Connecting-IP", "Proxy", "Proxy-Authorization", "Proxy-Connection", "Upgrade", "baggage",
    ];

    public static async Task Handle(HttpContext context, RequestDelegate next)
    {
        if (!IsPlainPath(context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "/"))
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, Problem.PathRefused, "This path is not written plainly.");
            return;
        }

        Clean(context.Request.Headers);
        await next(context);
    }

    internal static bool IsForeign(string header) =>
        Foreign.Contains(header, StringComparer.OrdinalIgnoreCase)
        || header.Contains('_', StringComparison.Ordinal) // some servers read X_User as X-User
        || ForeignPrefixes.Any(prefix => header.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    internal static bool IsPlainPath(string target)
    {
        var path = target.Split('?', 2)[0];
        return path.StartsWith('/') && !DoubtfulPath().IsMatch(path);
    }

    private static void Clean(IHeaderDictionary headers)
    {
        foreach (var header in headers.Keys.Where(IsForeign).ToList())
        {
            headers.Remove(header);
        }
    }

    // Dot segments, empty segments, backslashes, parameters, and any encoding of a dot, slash, backslash, percent or control sign.
    [GeneratedRegex(@"//|\\|;|/\.{1,2}(/|$)|%2e|%2f|%5c|%25|%3b|%[01][0-9a-f]|%7f", RegexOptions.IgnoreCase)]
    private static partial Regex DoubtfulPath();
}
