using Identity.People;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace Identity.Tokens;

/// <summary>
/// Ends the session and every refresh token of the person. A client proves that it may ask by its id token; without one the
/// person confirms on a page, so that no foreign link can log anybody out.
/// </summary>
internal static class Logout
{
    public const string Path = "/connect/logout";

    public static async Task<IResult> Handle(
        HttpContext context, IAntiforgery antiforgery, IOpenIddictTokenManager tokens, CancellationToken cancel)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var confirmed = request.IdTokenHint is not null
            || (HttpMethods.IsPost(context.Request.Method) && await antiforgery.IsRequestValidAsync(context));
        if (!confirmed)
        {
            return LoginPage.Html(context, LoginPage.ConfirmLogout(antiforgery.GetAndStoreTokens(context)));
        }

        var login = await context.AuthenticateAsync(Login.Scheme);
        if (login.Principal.PersonId() is { } person)
        {
            await tokens.RevokeBySubjectAsync(person.ToString(), cancel);
        }

        await context.SignOutAsync(Login.Scheme);
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = Login.SignedOutPath },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
