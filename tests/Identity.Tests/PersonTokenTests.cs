using System.Net;
using Demo.Client;
using static Identity.Tests.Tokens;

namespace Identity.Tests;

public sealed class PersonTokenTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    private static readonly DemoPerson County = DemoPerson.Named("county1");

    [Fact]
    public async Task A_demo_person_of_every_role_logs_in_and_gets_a_token_with_that_role()
    {
        foreach (var person in DemoPerson.All.DistinctBy(person => person.Roles[0]))
        {
            using var browser = host.NewBrowser();
            var reply = await new PkceLogin(browser, IdentityHost.Issuer)
                .LogInAsync(person.UserName, person.Password, PkceLogin.AllScopes, Cancel);
            Assert.Equal(person.Roles, Claims(reply.AccessToken).Strings("role"));
        }
    }

    [Fact]
    public async Task The_access_token_says_who_where_and_for_whom_and_lives_ten_minutes()
    {
        using var browser = host.NewBrowser();
        var reply = await LogIn(browser, County, "openid", "profile", "registry:read", "funding:write");
        var (header, claims) = (Header(reply.AccessToken), Claims(reply.AccessToken));

        Assert.Equal("at+jwt", header.GetProperty("typ").GetString());
        Assert.Equal("ES256", header.GetProperty("alg").GetString());
        Assert.Equal("http://platform.test/", claims.GetProperty("iss").GetString());
        Assert.Equal(["funding", "registry"], claims.Strings("aud").Order());
        Assert.Equal(County.Id.ToString(), claims.GetProperty("sub").GetString());
        Assert.Equal(County.Name, claims.GetProperty("name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Array, claims.GetProperty("role").ValueKind);
        Assert.Equal("130102", claims.GetProperty("area").GetString());
        Assert.Equal("platform-console", claims.GetProperty("client_id").GetString());
        Assert.Equal(600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.NotEqual("at+jwt", Header(reply.IdToken!).GetProperty("typ").GetString());
    }

    [Fact]
    public async Task Userinfo_tells_who_the_bearer_is()
    {
        using var browser = host.NewBrowser();
        var person = DemoPerson.Named("applicant1");
        var reply = await LogIn(browser, person, "openid", "registry:read");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo");
        request.Headers.Authorization = new("Bearer", reply.AccessToken);
        using var answer = await browser.SendAsync(request, Cancel);
        Assert.Contains(person.Organisation!, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_verifier_gets_no_token()
    {
        using var browser = host.NewBrowser();
        var login = new PkceLogin(browser, IdentityHost.Issuer);
        var code = await login.GetCodeAsync(
            login.AuthorizePath(Pkce.Create(), ["registry:read"]), County.UserName, County.Password, Cancel);
        var refused = await Refused(() => login.RedeemAsync(code, Pkce.Create().Verifier, Cancel));
        Assert.Equal("invalid_grant", refused.Error);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        using var browser = host.NewBrowser();
        var login = new PkceLogin(browser, IdentityHost.Issuer);
        var pkce = Pkce.Create();
        var code = await login.GetCodeAsync(login.AuthorizePath(pkce, ["registry:read"]), County.UserName, County.Password, Cancel);
        await login.RedeemAsync(code, pkce.Verifier, Cancel);
        Assert.Equal("invalid_grant", (await Refused(() => login.RedeemAsync(code, pkce.Verifier, Cancel))).Error);
    }

    [Theory]
    [InlineData("&code_challenge=", "&code_challenge_gone=")]
    [InlineData("code_challenge_method=S256", "code_challenge_method=plain")]
    [InlineData("console%2Fcallback", "elsewhere")]
    [InlineData("response_type=code", "response_type=token")]
    [InlineData("registry%3Aread", "registry%3Aeverything")]
    public async Task A_request_without_pkce_or_with_a_foreign_redirect_flow_or_scope_is_refused(string part, string replacement)
    {
        using var browser = host.NewBrowser();
        var path = new PkceLogin(browser, IdentityHost.Issuer).AuthorizePath(Pkce.Create(), ["registry:read"]);
        Assert.Contains(part, path, StringComparison.Ordinal);
        using var reply = await browser.GetAsync(path.Replace(part, replacement, StringComparison.Ordinal), Cancel);
        var location = reply.Headers.Location?.OriginalString;
        Assert.True(reply.StatusCode == HttpStatusCode.BadRequest || location!.Contains("error=", StringComparison.Ordinal), location);
        Assert.DoesNotContain("elsewhere", location ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_a_second_use_ends_the_session()
    {
        using var browser = host.NewBrowser();
        var login = new PkceLogin(browser, IdentityHost.Issuer);
        var first = await login.LogInAsync(County.UserName, County.Password, ["offline_access", "registry:read"], Cancel);
        var second = await login.RefreshAsync(first.RefreshToken!, Cancel);
        Assert.Equal(["county-officer"], Claims(second.AccessToken).Strings("role"));
        Assert.Equal("registry", Claims(second.AccessToken).GetProperty("aud").GetString());

        await Refused(() => login.RefreshAsync(first.RefreshToken!, Cancel));
        await Refused(() => login.RefreshAsync(second.RefreshToken!, Cancel));
    }

    [Fact]
    public async Task Logging_out_ends_the_session_and_its_refresh_tokens()
    {
        using var browser = host.NewBrowser();
        var login = new PkceLogin(browser, IdentityHost.Issuer);
        var person = DemoPerson.Named("auditor1");
        var reply = await login.LogInAsync(person.UserName, person.Password, ["openid", "offline_access", "registry:read"], Cancel);
        using var confirm = await browser.GetAsync("/connect/logout", Cancel);
        Assert.Equal(HttpStatusCode.OK, confirm.StatusCode);
        Assert.Contains("<form", await confirm.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        using var left = await browser.GetAsync($"/connect/logout?id_token_hint={reply.IdToken}", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        await Refused(() => login.RefreshAsync(reply.RefreshToken!, Cancel));
        using var again = await browser.GetAsync(login.AuthorizePath(Pkce.Create(), ["registry:read"]), Cancel);
        Assert.StartsWith("/login", again.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static Task<TokenReply> LogIn(Browser browser, DemoPerson person, params string[] scopes) =>
        new PkceLogin(browser, IdentityHost.Issuer).LogInAsync(person.UserName, person.Password, scopes, Cancel);
}
