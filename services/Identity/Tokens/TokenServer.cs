using Identity.Clients;
using Identity.Data;
using Identity.Keys;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Identity.Tokens;

/// <summary>
/// The OpenIddict server: code with PKCE (S256) for people, private_key_jwt for systems, and no other way in. Access tokens are
/// signed and not encrypted; their issuer is fixed.
/// </summary>
internal static class TokenServer
{
    public static void AddTokenServer(this WebApplicationBuilder builder, IdentityOptions settings)
    {
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddScoped<KeyStore>();
        builder.Services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, KeyRingOptions>();
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>().ReplaceDefaultEntities<Guid>())
            .AddServer(server =>
            {
                AddEndpoints(server, settings);
                AddFlows(server);
                AddLifetimes(server, settings);
                server.DisableAccessTokenEncryption();
                server.AddEventHandler(AssertionGuard.Descriptor);
            });
        // After OpenIddict's own post-configuration, which sorts credentials by rules of its own.
        builder.Services.AddSingleton<IPostConfigureOptions<OpenIddictServerOptions>, KeyRingOptions>();
    }

    public static void MapTokenServer(this WebApplication app)
    {
        string[] getOrPost = [HttpMethods.Get, HttpMethods.Post];
        app.MapMethods(Authorize.Path, getOrPost, Authorize.Handle);
        app.MapPost("/connect/token", Exchange.Handle);
        app.MapMethods("/connect/userinfo", getOrPost, UserInfo.Handle);
        app.MapMethods(Logout.Path, getOrPost, Logout.Handle);
    }

    private static void AddEndpoints(OpenIddictServerBuilder server, IdentityOptions settings)
    {
        server.SetIssuer(settings.Issuer!)
            .SetAuthorizationEndpointUris(Authorize.Path)
            .SetTokenEndpointUris("/connect/token")
            .SetUserInfoEndpointUris("/connect/userinfo")
            .SetEndSessionEndpointUris(Logout.Path);
        var host = server.UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableTokenEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough();
        if (settings.DemoMode)
        {
            host.DisableTransportSecurityRequirement();
        }
    }

    private static void AddFlows(OpenIddictServerBuilder server)
    {
        server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowClientCredentialsFlow();
        server.RequireProofKeyForCodeExchange();
        server.RegisterScopes(ServiceScopes.AllWithPerson);
        server.Configure(options =>
        {
            options.CodeChallengeMethods.Clear();
            options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
            options.ClientAuthenticationMethods.Clear();
            options.ClientAuthenticationMethods.Add(ClientAuthenticationMethods.PrivateKeyJwt);
        });
    }

    private static void AddLifetimes(OpenIddictServerBuilder server, IdentityOptions settings)
    {
        server.SetAccessTokenLifetime(TimeSpan.FromMinutes(settings.PersonTokenMinutes))
            .SetIdentityTokenLifetime(TimeSpan.FromMinutes(settings.PersonTokenMinutes))
            .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1))
            .SetRefreshTokenLifetime(TimeSpan.FromHours(settings.SessionHours))
            .SetRefreshTokenReuseLeeway(null); // a refresh token is good once; a second use ends the session
        // A session ends SessionHours after the log-in, however often it was refreshed.
        server.DisableSlidingRefreshTokenExpiration();
    }
}
