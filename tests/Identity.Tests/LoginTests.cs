using System.Net;
using System.Text.RegularExpressions;
using Demo.Client;
using static Identity.Tests.Tokens;

namespace Identity.Tests;

public sealed class LoginTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task Wrong_password_and_unknown_user_get_the_same_answer()
    {
        var wrong = await Refused(() => LogIn("expert1", "wrong"));
        var unknown = await Refused(() => LogIn("nobody-at-all", "wrong"));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.Status);
        Assert.Equal(Alert(wrong.Message), Alert(unknown.Message));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_must_wait_and_the_lock_doubles()
    {
        var person = DemoPerson.Named("expert2");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await Refused(() => LogIn(person.UserName, "wrong"));
        }

        await Refused(() => LogIn(person.UserName, person.Password));
        host.Time.Advance(TimeSpan.FromSeconds(61));
        await Refused(() => LogIn(person.UserName, "wrong"));
        host.Time.Advance(TimeSpan.FromSeconds(61));
        await Refused(() => LogIn(person.UserName, person.Password));
        host.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.NotEmpty((await LogIn(person.UserName, person.Password)).AccessToken);
    }

    [Fact]
    public async Task Parallel_guesses_buy_no_more_attempts()
    {
        var person = DemoPerson.Named("expert3");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Refused(() => LogIn(person.UserName, "wrong"))));
        await using var db = host.OpenDb();
        Assert.Equal(5, db.People.Single(p => p.UserName == person.UserName).FailedLogins);
    }

    [Fact]
    public async Task A_success_forgets_the_failures()
    {
        var person = DemoPerson.Named("expert4");
        await Refused(() => LogIn(person.UserName, "wrong"));
        await LogIn(person.UserName, person.Password);
        await using var db = host.OpenDb();
        Assert.Equal(0, db.People.Single(p => p.UserName == person.UserName).FailedLogins);
    }

    [Fact]
    public async Task The_page_runs_no_script_fetches_nothing_and_cannot_be_framed()
    {
        using var browser = host.NewBrowser();
        using var page = await browser.GetAsync("/login?returnUrl=%2Fconnect%2Fauthorize%3Fx%3D%22%3E%3Cscript%3E", Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        var policy = string.Join("", page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(new Regex("(src|href)=|url\\(|@import"), html);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        using var browser = host.NewBrowser();
        var person = DemoPerson.Named("expert5");
        using var reply = await browser.PostAsync(
            "/login", new Dictionary<string, string> { ["userName"] = person.UserName, ["password"] = person.Password }, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.False(reply.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("session", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/login")]
    public async Task The_page_leads_nowhere_but_back_to_an_authorization_request(string returnUrl)
    {
        using var browser = host.NewBrowser();
        using var page = await browser.GetAsync("/login?returnUrl=" + Uri.EscapeDataString(returnUrl), Cancel);
        var token = Regex.Match(await page.Content.ReadAsStringAsync(Cancel), "Token\" value=\"([^\"]+)\"").Groups[1].Value;
        var person = DemoPerson.Named("expert6");
        using var reply = await browser.PostAsync("/login", new Dictionary<string, string>
        {
            ["userName"] = person.UserName, ["password"] = person.Password, ["returnUrl"] = returnUrl, ["__RequestVerificationToken"] = token,
        }, Cancel);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var session = Assert.Single(reply.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
        Assert.Contains("httponly", session, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", session, StringComparison.OrdinalIgnoreCase);
    }

    private static string Alert(string html) => Regex.Match(html, "role=\"alert\">.*").Value;

    private async Task<TokenReply> LogIn(string userName, string password)
    {
        using var browser = host.NewBrowser();
        return await new PkceLogin(browser, IdentityHost.Issuer).LogInAsync(userName, password, ["registry:read"], Cancel);
    }
}
