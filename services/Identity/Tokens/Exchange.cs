using System.Security.Claims;
using Identity.Clients;
using Identity.Data;
using Identity.People;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Tokens;

/// <summary>
/// The token endpoint. OpenIddict has checked client, code and verifier; here the token gets its claims: a person's as they are
/// now, a client's with no role at all, so that no machine can take a human step.
/// </summary>
internal static class Exchange
{
    private const string Scheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public static Task<IResult> Handle(
        HttpContext context, IdentityDb db, IOpenIddictApplicationManager clients, IOptions<IdentityOptions> options, CancellationToken cancel)
    {
        var request = context.GetOpenIddictServerRequest()!;
        return request.IsClientCredentialsGrantType()
            ? ForClient(request, clients, options.Value, cancel)
            : ForPerson(context, db, cancel);
    }

    private static async Task<IResult> ForClient(
        OpenIddictRequest request, IOpenIddictApplicationManager clients, IdentityOptions options, CancellationToken cancel)
    {
        var scopes = request.GetScopes();
        if (ServiceScopes.AudiencesOf(scopes) is not { Length: > 0 } audiences)
        {
            return Refuse(Errors.InvalidScope, "Ask for at least one scope of a service, such as registry:read.");
        }

        var identity = PersonClaims.NewIdentity().SetClaim(Claims.Subject, request.ClientId)
            .SetClaim(PersonClaims.Department, await clients.DepartmentOfAsync(request.ClientId!, cancel));
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        principal.SetResources(audiences);
        principal.SetAccessTokenLifetime(TimeSpan.FromMinutes(options.ClientTokenMinutes));
        return Results.SignIn(principal, properties: null, Scheme);
    }

    private static async Task<IResult> ForPerson(HttpContext context, IdentityDb db, CancellationToken cancel)
    {
        var grant = await context.AuthenticateAsync(Scheme);
        var id = grant.Principal.PersonId();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Active, cancel);
        if (person is null)
        {
            return Refuse(Errors.InvalidGrant, "This person can no longer log in.");
        }

        // Scopes, audiences and the authorization stay as granted; what we know of the person is read again.
        var identity = new ClaimsIdentity(grant.Principal!.Claims, Scheme, Claims.Name, Claims.Role);
        return Results.SignIn(new ClaimsPrincipal(person.Write(identity)), properties: null, Scheme);
    }

    private static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [Scheme]);
}
