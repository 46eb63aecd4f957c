using Identity.Data;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Identity.Clients;

/// <summary>Accepts a valid client assertion once: it must carry a jti, live shortly, and never have been seen before.</summary>
internal sealed class AssertionGuard(IdentityDb db, TimeProvider time) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public const int MaxJtiLength = 128;
    private static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // After the built-in checks of the assertion and its client: only a genuine one may spend its jti.
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor.CreateBuilder<ProcessAuthenticationContext>()
            .UseScopedHandler<AssertionGuard>()
            .SetOrder(OpenIddictServerHandlers.ValidateClientType.Descriptor.Order + 500)
            .Build();

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.ClientAssertionPrincipal is not { } assertion)
        {
            return;
        }

        var now = time.GetUtcNow();
        var client = assertion.GetClaim(Claims.Subject);
        var jti = assertion.GetClaim(Claims.JwtId);
        var expires = assertion.GetExpirationDate();
        if (client is null || jti is not { Length: > 0 and <= MaxJtiLength })
        {
            context.Reject(Errors.InvalidClient, "The client assertion needs a jti of at most 128 characters.");
        }
        else if (expires is null || expires > now + MaxLifetime + Skew)
        {
            context.Reject(Errors.InvalidClient, "The client assertion must expire within 10 minutes.");
        }
        else if (!await SpendAsync(client, jti, expires.Value + Skew, context.CancellationToken))
        {
            context.Reject(Errors.InvalidClient, "The client assertion has been used before.");
        }
    }

    private async Task<bool> SpendAsync(string client, string jti, DateTimeOffset expires, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync($"""
            insert into used_assertions (client_id, jti, expires) values ({client}, {jti}, {expires}) on conflict do nothing
            """, cancel) == 1;
}
