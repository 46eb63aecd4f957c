using Microsoft.Extensions.Options;

namespace Identity.Issuer;

/// <summary>
/// Every request is taken to come under the one public issuer, whatever its Host header says: discovery, redirects and the
/// audience of client assertions can neither be confused by an internal address nor poisoned by a caller.
/// </summary>
internal static class FixedIssuer
{
    public static void UseFixedIssuer(this WebApplication app)
    {
        var issuer = app.Services.GetRequiredService<IOptions<IdentityOptions>>().Value.Issuer!;
        var host = HostString.FromUriComponent(issuer);
        app.Use((context, next) =>
        {
            context.Request.Scheme = issuer.Scheme;
            context.Request.Host = host;
            context.Request.PathBase = PathString.Empty;
            return next(context);
        });
    }
}
