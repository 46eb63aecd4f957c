using Identity.Data;
using Identity.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Server.AspNetCore;

namespace Identity.Tokens;

/// <summary>Tells the bearer of a person's access token who that person is now.</summary>
internal static class UserInfo
{
    public sealed record Reply(Guid Sub, string Name, string[] Role, string? Organisation, string? Area);

    public static async Task<IResult> Handle(HttpContext context, IdentityDb db, CancellationToken cancel)
    {
        var token = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        var id = token.Principal.PersonId();
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && p.Active, cancel);
        return person is null
            ? Results.Challenge(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme])
            : Results.Ok(new Reply(person.Id, person.Name, person.Roles, person.Organisation, person.Area));
    }
}
