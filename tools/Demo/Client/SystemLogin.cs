namespace Demo.Client;

/// <summary>Gets a department system's token: client credentials, proven by a JWT signed with its own key (private_key_jwt).</summary>
public sealed class SystemLogin(Browser browser, Uri issuer, TimeProvider time)
{
    private const int LifetimeSeconds = 60;

    /// <summary>One call for most: a token for everything this demo system may do.</summary>
    public static async Task<TokenReply> LogInAsync(Uri gateway, DemoSystem system, CancellationToken cancel)
    {
        using var browser = Browser.To(gateway);
        using var key = system.PrivateKey();
        var login = new SystemLogin(browser, gateway, TimeProvider.System);
        return await login.LogInAsync(key.Sign(login.Claims(system.ClientId)), system.Scopes, cancel);
    }

    public Dictionary<string, object?> Claims(string clientId) => new()
    {
        ["iss"] = clientId,
        ["sub"] = clientId,
        ["aud"] = issuer.AbsoluteUri,
        ["jti"] = Guid.CreateVersion7().ToString("N"),
        ["iat"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["exp"] = time.GetUtcNow().ToUnixTimeSeconds() + LifetimeSeconds,
    };

    public Task<TokenReply> LogInAsync(string assertion, IEnumerable<string> scopes, CancellationToken cancel) =>
        PkceLogin.TokenAsync(browser, new()
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = string.Join(' ', scopes),
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        }, cancel);
}
