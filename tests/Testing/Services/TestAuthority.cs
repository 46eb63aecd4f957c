using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ServiceDefaults.Authentication;

namespace Testing.Services;

/// <summary>Whoever calls in a test: a person with a role, a system with scopes, or nobody.</summary>
public sealed record Principal(string Name, string? Role = null, string? Scope = null, string? Area = null, string? Organisation = null, string? Subject = null,
    string? Department = null)
{
    public static readonly Principal Nobody = new("nobody");

    public static Principal Person(string role, string? area = null, string? organisation = null, string? subject = null) =>
        new($"{role}{(area is null ? "" : $" of {area}")}", role, null, area, organisation, subject);

    public static Principal System(string scope) => new($"system with {scope}", null, scope);

    public override string ToString() => Name;
}

/// <summary>Issues the tokens that a service under test accepts: same claims and checks as the real authority's.</summary>
/// <param name="roleClaim">What this authority calls a person's role.</param>
/// <param name="tokenType">The <c>typ</c> of its access tokens.</param>
public sealed class TestAuthority(string roleClaim = PlatformClaims.Role, string tokenType = "at+jwt") : IDisposable
{
    public const string Issuer = "http://authority.test/";
    private const string KeyId = "test";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Answers where a service asks its authority for metadata and keys.</summary>
    public HttpMessageHandler Documents() => new DocumentHandler(_key.ExportParameters(false));

    /// <summary>The same for a service in a process of its own; the authority's address is the server's.</summary>
    public async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var documents = new HttpMessageInvoker(Documents());
        server.MapGet("/.well-known/{document}", async (HttpContext context) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new(Issuer), context.Request.Path));
            using var answer = await documents.SendAsync(request, context.RequestAborted);
            await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync());
        });
        await server.StartAsync();
        return server;
    }

    public string TokenFor(Principal principal, string audience)
    {
        var subject = principal.Subject ?? (principal.Role is null ? "test-system" : $"person-{principal.Name}");
        var claims = new Dictionary<string, object>
        {
            [PlatformClaims.Subject] = subject,
            [PlatformClaims.ClientId] = principal.Role is null ? subject : "platform-console",
        };
        Add(claims, roleClaim, principal.Role);
        Add(claims, PlatformClaims.Scope, principal.Scope);
        Add(claims, PlatformClaims.Area, principal.Area);
        Add(claims, PlatformClaims.Organisation, principal.Organisation);
        Add(claims, PlatformClaims.Department, principal.Department);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            TokenType = tokenType,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(10),
            Claims = claims,
            SigningCredentials = new(new ECDsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public void Dispose() => _key.Dispose();

    private static void Add(Dictionary<string, object> claims, string name, string? value)
    {
        if (value is not null)
        {
            claims[name] = value;
        }
    }

    private sealed class DocumentHandler(ECParameters key) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            object document = request.RequestUri!.AbsolutePath.EndsWith("openid-configuration", StringComparison.Ordinal)
                ? new { issuer = Issuer, jwks_uri = Issuer + ".well-known/jwks" }
                : new
                {
                    keys = new[]
                    {
                        new
                        {
                            kty = "EC", crv = "P-256", kid = KeyId, use = "sig", alg = "ES256",
                            x = Base64UrlEncoder.Encode(key.Q.X), y = Base64UrlEncoder.Encode(key.Q.Y),
                        },
                    },
                };
            return Task.FromResult(new HttpResponseMessage { Content = JsonContent.Create(document) });
        }
    }
}
