using System.Net;
using System.Security.Cryptography;
using System.Text;
using Demo.Client;
using static Identity.Tests.Tokens;

namespace Identity.Tests;

public sealed class SystemTokenTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    private static readonly DemoSystem Finance = DemoSystem.Named("finance-system");

    [Fact]
    public async Task Every_demo_system_gets_a_token_without_a_role_that_lives_five_minutes()
    {
        foreach (var system in DemoSystem.All)
        {
            var claims = Claims((await LogIn(login => Signed(system, login.Claims(system.ClientId)), system)).AccessToken);
            Assert.Equal(system.ClientId, claims.GetProperty("sub").GetString());
            Assert.Equal(system.ClientId, claims.GetProperty("client_id").GetString());
            Assert.Equal(system.Scopes.Select(scope => scope.Split(':')[0]).Distinct().Order(), claims.Strings("aud").Order());
            Assert.False(claims.TryGetProperty("role", out _));
            Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        }
    }

    [Fact]
    public async Task A_replayed_assertion_is_refused_even_when_both_arrive_at_once()
    {
        using var browser = host.NewBrowser();
        var login = new SystemLogin(browser, IdentityHost.Issuer, host.Time);
        var assertion = Signed(Finance, login.Claims(Finance.ClientId));
        var attempts = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await login.LogInAsync(assertion, ["funding:read"], Cancel);
                return "";
            }
            catch (LoginRefusedException refused)
            {
                return refused.Error;
            }
        }));
        Assert.Single(attempts, error => error.Length == 0);
        Assert.Equal(5, attempts.Count(error => error == "invalid_client"));
    }

    [Theory]
    [InlineData("aud", "https://elsewhere.example/")]
    [InlineData("aud", "")]
    [InlineData("sub", "dept-tax")]
    [InlineData("jti", null)]
    [InlineData("jti", "")]
    [InlineData("exp", null)]
    public async Task An_assertion_with_a_wrong_or_missing_claim_is_refused(string claim, string? value) =>
        await RefusedWith(claims => claims[claim] = value);

    [Fact]
    public async Task An_expired_assertion_is_refused() =>
        await RefusedWith(claims => claims["exp"] = host.Time.GetUtcNow().ToUnixTimeSeconds() - 600);

    [Fact]
    public async Task An_assertion_that_lives_for_hours_is_refused() =>
        await RefusedWith(claims => claims["exp"] = host.Time.GetUtcNow().ToUnixTimeSeconds() + 7200);

    [Fact]
    public async Task An_assertion_that_is_not_valid_for_long_can_be_used_by_nobody_after_its_jti_was_forgotten()
    {
        var claims = default(Dictionary<string, object?>);
        await LogIn(login => Signed(Finance, claims = login.Claims(Finance.ClientId)), Finance);
        await using var db = host.OpenDb();
        var used = Assert.Single(db.UsedAssertions, used => used.Jti == (string)claims!["jti"]!);
        Assert.True(used.Expires.ToUnixTimeSeconds() >= (long)claims!["exp"]!);
    }

    [Fact]
    public async Task An_assertion_signed_with_another_systems_key_is_refused() =>
        await RefusedAssertion(claims => Signed(DemoSystem.Named("dept-tax"), claims));

    [Fact]
    public async Task An_unsigned_assertion_is_refused() =>
        await RefusedAssertion(claims =>
            SigningKey.WithoutSignature(new Dictionary<string, object?> { ["alg"] = "none", ["typ"] = "client-authentication+jwt" }, claims) + ".");

    [Fact]
    public async Task An_assertion_that_takes_the_public_key_for_an_hmac_secret_is_refused()
    {
        using var key = Finance.PrivateKey();
        foreach (var secret in new[] { Encoding.UTF8.GetBytes(key.Key.ExportSubjectPublicKeyInfoPem()), key.Key.ExportSubjectPublicKeyInfo() })
        {
            await RefusedAssertion(claims =>
            {
                var header = new Dictionary<string, object?> { ["alg"] = "HS256", ["typ"] = "client-authentication+jwt", ["kid"] = key.Id };
                var input = SigningKey.WithoutSignature(header, claims);
                var signature = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(input));
                return $"{input}.{System.Buffers.Text.Base64Url.EncodeToString(signature)}";
            });
        }
    }

    [Fact]
    public async Task A_client_secret_is_not_a_way_in()
    {
        using var browser = host.NewBrowser();
        using var reply = await browser.PostAsync("/connect/token", new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = Finance.ClientId, ["client_secret"] = "x", ["scope"] = "funding:read",
        }, Cancel);
        Assert.Contains(reply.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized });
    }

    [Fact]
    public async Task A_scope_that_was_not_given_to_the_system_or_no_scope_at_all_is_refused()
    {
        await Refused(() => LogIn(login => Signed(Finance, login.Claims(Finance.ClientId)), Finance, "registry:write"));
        await Refused(() => LogIn(login => Signed(Finance, login.Claims(Finance.ClientId)), Finance, ""));
    }

    private async Task RefusedWith(Action<Dictionary<string, object?>> change) => await RefusedAssertion(claims =>
    {
        change(claims);
        return Signed(Finance, claims.Where(claim => claim.Value is not null).ToDictionary());
    });

    private async Task RefusedAssertion(Func<Dictionary<string, object?>, string> assertion)
    {
        var refused = await Refused(() => LogIn(login => assertion(login.Claims(Finance.ClientId)), Finance));
        Assert.Contains(refused.Error, new[] { "invalid_client", "invalid_request", "invalid_token", "invalid_grant" });
    }

    private async Task<TokenReply> LogIn(Func<SystemLogin, string> assertion, DemoSystem system, params string[] scopes)
    {
        using var browser = host.NewBrowser();
        var login = new SystemLogin(browser, IdentityHost.Issuer, host.Time);
        return await login.LogInAsync(assertion(login), scopes.Length == 0 ? system.Scopes : scopes, Cancel);
    }

    private static string Signed(DemoSystem system, IReadOnlyDictionary<string, object?> claims)
    {
        using var key = system.PrivateKey();
        return key.Sign(claims);
    }
}
