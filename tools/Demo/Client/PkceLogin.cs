using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Demo.Client;

/// <summary>What the token endpoint answered.</summary>
public sealed record TokenReply(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("id_token")] string? IdToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <summary>The platform said no to a log-in or a token; carries its answer.</summary>
public sealed class LoginRefusedException(HttpStatusCode status, string body) : Exception($"{(int)status}: {body}")
{
    public HttpStatusCode Status => status;

    public string Error => body.StartsWith('{') && JsonDocument.Parse(body).RootElement.TryGetProperty("error", out var error)
        ? error.GetString()! : "";
}

/// <summary>Logs a person in as a browser would: authorization request, log-in form, code, token.</summary>
public sealed partial class PkceLogin(Browser browser, Uri issuer)
{
    public const string ClientId = "platform-console";
    public static readonly string[] AllScopes =
    [
        "openid", "profile", "offline_access", "applications:read", "applications:write", "evaluation:read",
        "evaluation:write", "registry:read", "registry:write", "funding:read", "funding:write",
    ];

    public string RedirectUri { get; init; } = new Uri(issuer, "console/callback").AbsoluteUri;

    /// <summary>One call for most: log <paramref name="person"/> in through the gateway and get tokens for all services.</summary>
    public static async Task<TokenReply> LogInAsync(Uri gateway, DemoPerson person, CancellationToken cancel)
    {
        using var browser = Browser.To(gateway);
        return await new PkceLogin(browser, gateway).LogInAsync(person.UserName, person.Password, AllScopes, cancel);
    }

    public async Task<TokenReply> LogInAsync(string userName, string password, IEnumerable<string> scopes, CancellationToken cancel)
    {
        var pkce = Pkce.Create();
        var code = await GetCodeAsync(AuthorizePath(pkce, scopes), userName, password, cancel);
        return await RedeemAsync(code, pkce.Verifier, cancel);
    }

    public string AuthorizePath(Pkce pkce, IEnumerable<string> scopes) => "/connect/authorize?" + string.Join('&',
        new Dictionary<string, string>
        {
            ["client_id"] = ClientId,
            ["response_type"] = "code",
            ["redirect_uri"] = RedirectUri,
            ["scope"] = string.Join(' ', scopes),
            ["code_challenge"] = pkce.Challenge,
            ["code_challenge_method"] = "S256",
            ["state"] = Guid.CreateVersion7().ToString("N"),
        }.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    public async Task<string> GetCodeAsync(string authorizePath, string userName, string password, CancellationToken cancel)
    {
        using var reply = await browser.GetAsync(authorizePath, cancel);
        var target = await TargetAsync(reply, cancel);
        if (target.StartsWith("/login", StringComparison.Ordinal))
        {
            target = await SubmitAsync(target, userName, password, cancel);
            using var authorized = await browser.GetAsync(target, cancel);
            target = await TargetAsync(authorized, cancel);
        }

        return CodePattern().Match(target) is { Success: true } code
            ? Uri.UnescapeDataString(code.Groups[1].Value)
            : throw new LoginRefusedException(reply.StatusCode, target);
    }

    public async Task<TokenReply> RedeemAsync(string code, string verifier, CancellationToken cancel) =>
        await TokenAsync(browser, new()
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = ClientId,
            ["redirect_uri"] = RedirectUri,
            ["code"] = code,
            ["code_verifier"] = verifier,
        }, cancel);

    public async Task<TokenReply> RefreshAsync(string refreshToken, CancellationToken cancel) =>
        await TokenAsync(browser, new()
        {
            ["grant_type"] = "refresh_token", ["client_id"] = ClientId, ["refresh_token"] = refreshToken,
        }, cancel);

    internal static async Task<TokenReply> TokenAsync(Browser browser, Dictionary<string, string> form, CancellationToken cancel)
    {
        using var reply = await browser.PostAsync("/connect/token", form, cancel);
        return reply.IsSuccessStatusCode
            ? (await reply.Content.ReadFromJsonAsync<TokenReply>(cancel))!
            : throw new LoginRefusedException(reply.StatusCode, await reply.Content.ReadAsStringAsync(cancel));
    }

    private async Task<string> SubmitAsync(string loginPath, string userName, string password, CancellationToken cancel)
    {
        using var page = await browser.GetAsync(loginPath, cancel);
        var form = HiddenPattern().Matches(await page.Content.ReadAsStringAsync(cancel))
            .ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        form["userName"] = userName;
        form["password"] = password;
        using var reply = await browser.PostAsync("/login", form, cancel);
        return await TargetAsync(reply, cancel);
    }

    private async Task<string> TargetAsync(HttpResponseMessage reply, CancellationToken cancel)
    {
        var target = reply.Headers.Location?.OriginalString
            ?? throw new LoginRefusedException(reply.StatusCode, await reply.Content.ReadAsStringAsync(cancel));
        return target.StartsWith(issuer.AbsoluteUri, StringComparison.Ordinal) && !target.StartsWith(RedirectUri, StringComparison.Ordinal)
            ? target[(issuer.AbsoluteUri.Length - 1)..]
            : target;
    }

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex CodePattern();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenPattern();
}
