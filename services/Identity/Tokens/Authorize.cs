using System.Security.Claims;
using Identity.Data;
using Identity.People;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Tokens;

/// <summary>Gives a logged-in person's code to a registered client; everybody else is sent to the log-in page. Consent is implicit.</summary>
internal static class Authorize
{
    public const string Path = "/connect/authorize";

    public static async Task<IResult> Handle(HttpContext context, IdentityDb db, TimeProvider time, CancellationToken cancel)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var login = await context.AuthenticateAsync(Login.Scheme);
        if (!IsFresh(request, login, time.GetUtcNow()))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.LoginRequired, "Nobody is logged in.")
                : Results.Redirect(Login.PathFor(ReturnUrl(request)));
        }

        var id = login.Principal.PersonId();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Active, cancel);
        if (person is null)
        {
            await context.SignOutAsync(Login.Scheme);
            return Results.Redirect(Login.PathFor(ReturnUrl(request)));
        }

        var principal = new ClaimsPrincipal(person.Write(PersonClaims.NewIdentity()));
        var scopes = request.GetScopes();
        principal.SetScopes(scopes);
        principal.SetResources(ServiceScopes.AudiencesOf(scopes));
        return Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static bool IsFresh(OpenIddictRequest request, AuthenticateResult login, DateTimeOffset now) =>
        login.Succeeded
        && !request.HasPromptValue(PromptValues.Login)
        && (request.MaxAge is not { } seconds || now - login.LoggedInAt() <= TimeSpan.FromSeconds(seconds));

    /// <summary>The same request again, without what would ask for yet another log-in.</summary>
    private static string ReturnUrl(OpenIddictRequest request)
    {
        var parameters = request.GetParameters()
            .Where(parameter => parameter.Key is not (Parameters.Prompt or Parameters.MaxAge))
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value));
        return Path + QueryString.Create(parameters);
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
