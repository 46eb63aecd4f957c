using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ServiceDefaults.Authentication;

/// <summary>
/// Accepts signed access tokens of the one issuer for the given audiences and nothing else: no id token, no symmetric or
/// unsigned token, no key that the authority does not publish.
/// </summary>
public static class TokenValidation
{
    /// <summary>Only asymmetric algorithms: a public key must never be taken for an HMAC secret.</summary>
    private static readonly string[] Algorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256];

    private static readonly TimeSpan MetadataTimeout = TimeSpan.FromSeconds(10);

    public static WebApplicationBuilder AddTokenValidation(this WebApplicationBuilder builder, params string[] audiences)
    {
        ArgumentOutOfRangeException.ThrowIfZero(audiences.Length, nameof(audiences));
        AddSettings(builder);
        builder.Services.AddHttpClient(AuthorityDocuments.ClientName, client => client.Timeout = MetadataTimeout);
        builder.Services.AddSingleton<AuthorityDocuments>();
        builder.Services.AddSingleton<AuthorityMetadata>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<TokenSettings>, AuthorityMetadata, TimeProvider>((options, settings, metadata, time) =>
            {
                options.ConfigurationManager = metadata;
                options.RequireHttpsMetadata = false; // the settings' own rule above is stricter and says why
                options.MapInboundClaims = false;
                options.TokenHandlers.Clear();
                options.TokenHandlers.Add(new RememberedTokens(new JsonWebTokenHandler { MapInboundClaims = false }, time));
                options.TokenValidationParameters = Parameters(settings.Value, audiences);
                options.Events = new AuthorityUnavailable(metadata) { OnTokenValidated = context => Rename(context, settings.Value.Claims) };
            });
        return builder;
    }

    private static void AddSettings(WebApplicationBuilder builder)
    {
        var demo = builder.Configuration.GetValue<bool>("Platform:DemoMode");
        builder.Services.AddOptions<TokenSettings>().BindConfiguration(TokenSettings.Section)
            .ValidateDataAnnotations()
            .Validate(
                settings => settings.PlainHttp(demo) is null,
                "Plain HTTP outside demo mode: Identity__Issuer must be https, and Identity__MetadataAddress too unless Identity__InternalMetadata=true.")
            .ValidateOnStart();
    }

    private static TokenValidationParameters Parameters(TokenSettings settings, string[] audiences) => new()
    {
        ValidIssuer = settings.Issuer!.OriginalString,
        ValidAudiences = audiences,
        ValidTypes = settings.TokenTypes,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        ValidateIssuerSigningKey = true,
        ClockSkew = TimeSpan.FromSeconds(30),
        NameClaimType = PlatformClaims.Name,
        RoleClaimType = PlatformClaims.Role,
    };

    private static Task Rename(TokenValidatedContext context, ClaimNames names)
    {
        if (context.Principal?.Identity is ClaimsIdentity identity)
        {
            foreach (var (theirs, ours) in names.Renamed())
            {
                // Only the configured claim counts: one that merely bears our name came from elsewhere.
                foreach (var stray in identity.FindAll(ours).ToList())
                {
                    identity.RemoveClaim(stray);
                }

                identity.AddClaims(identity.FindAll(theirs).Select(claim => new Claim(ours, claim.Value, claim.ValueType, claim.Issuer)).ToList());
            }
        }

        return Task.CompletedTask;
    }
}
