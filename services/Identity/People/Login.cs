using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.People;

/// <summary>The log-in page. It leads back to the authorization request it came from and nowhere else.</summary>
internal static class Login
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string Path = "/login";
    public const string SignedOutPath = "/login?signed-out";

    public static string PathFor(string returnUrl) => QueryHelpers.AddQueryString(Path, "returnUrl", returnUrl);

    public static void MapLogin(this WebApplication app)
    {
        app.MapGet(Path, Show);
        app.MapPost(Path, Submit).RequireRateLimiting(LoginLimit.Policy).DisableAntiforgery(); // validated below, to answer with a page
    }

    private static IResult Show(
        HttpContext context, IAntiforgery antiforgery, IOptions<IdentityOptions> options, [FromQuery] string? returnUrl) =>
        context.Request.Query.ContainsKey("signed-out")
            ? LoginPage.Html(context, LoginPage.Message("已退出登录", "You are logged out"))
            : Form(context, antiforgery, options.Value, returnUrl, failed: false);

    private static async Task<IResult> Submit(
        HttpContext context, IAntiforgery antiforgery, IOptions<IdentityOptions> options, Passwords passwords, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return LoginPage.Html(
                context, LoginPage.Message("页面已过期,请返回重试", "This page has expired: go back and try again"),
                StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(cancel);
        var returnUrl = form["returnUrl"].ToString();
        var person = await passwords.VerifyAsync(form["userName"].ToString(), form["password"].ToString(), cancel);
        if (person is null)
        {
            return Form(context, antiforgery, options.Value, returnUrl, failed: true);
        }

        var identity = new ClaimsIdentity(Scheme).SetClaim(Claims.Subject, person.Id.ToString());
        await context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
        return IsOurs(returnUrl)
            ? Results.LocalRedirect(returnUrl)
            : LoginPage.Html(context, LoginPage.Message("已登录", "You are logged in"));
    }

    private static IResult Form(
        HttpContext context, IAntiforgery antiforgery, IdentityOptions options, string? returnUrl, bool failed) =>
        LoginPage.Html(
            context,
            LoginPage.Form(antiforgery.GetAndStoreTokens(context), returnUrl ?? "", failed, options.DemoMode),
            failed ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK,
            ClientOrigin(returnUrl));

    private static bool IsOurs(string returnUrl) =>
        returnUrl.StartsWith(Tokens.Authorize.Path + "?", StringComparison.Ordinal);

    // Browsers hold the whole chain of redirects after a form to form-action, so it must name the waiting client's origin.
    private static string? ClientOrigin(string? returnUrl) =>
        returnUrl is not null && IsOurs(returnUrl)
        && QueryHelpers.ParseQuery(new Uri(new Uri("http://local"), returnUrl).Query).TryGetValue(Parameters.RedirectUri, out var target)
        && Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;
}
