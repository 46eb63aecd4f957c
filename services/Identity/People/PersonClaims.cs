using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.People;

/// <summary>The claims of a person's tokens: who they are, and what the services decide by.</summary>
internal static class PersonClaims
{
    public const string Organisation = "organisation";
    public const string Area = "area";
    public const string Department = "department";

    public static ClaimsIdentity Write(this Person person, ClaimsIdentity identity)
    {
        identity.SetClaim(Claims.Subject, person.Id.ToString())
            .SetClaim(Claims.Name, person.Name)
            .SetClaim(Organisation, person.Organisation)
            .SetClaim(Area, person.Area)
            .SetClaim(Department, person.Department)
            .RemoveClaims(Claims.Role);
        // An array even for one role, so that its type does not depend on how many there are.
        identity.AddClaim(new Claim(Claims.Role, JsonSerializer.Serialize(person.Roles), JsonClaimValueTypes.JsonArray));
        identity.SetDestinations(claim => claim.Type switch
        {
            Claims.Name => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.Subject or Claims.Role or Organisation or Area or Department => [Destinations.AccessToken],
            _ => [],
        });
        return identity;
    }

    public static ClaimsIdentity NewIdentity() =>
        new(OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);

    public static Guid? PersonId(this ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.GetClaim(Claims.Subject), out var id) ? id : null;

    public static DateTimeOffset? LoggedInAt(this AuthenticateResult login) => login.Properties?.IssuedUtc;
}
