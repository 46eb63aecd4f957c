using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ServiceDefaults.Authentication;

namespace Testing.Services;

/// <summary>Whoever calls in a test: a person with a role, a system with scopes, or nobody.</summary>
public sealed record Principal(string Name, string? Role = null, string? Scope = null, string? Area = null, string? Organisation = null, string? Subject = null)
{
    public static readonly Principal Nobody = new("nobody");

    public static Principal Person(string role, string? area = null, string? organisation = null, string? subject = null) =>
        new($"{role}{(area is null ? "" : $" of {area}")}", role, null, area, organisation, subject);

    public static Principal System(string scope) => new($"system with {scope}", null, scope);

    public override string ToString() => Name;
}

/// <summary>Issues the tokens that a service under test accepts: same claims and checks as the real authority's.</summary>
public sealed class TestAuthority : IDisposable
{
    public const string Issuer = "http://authority.test/";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsaSecurityKey _signingKey;

    public TestAuthority() => _signingKey = new(_key) { KeyId = "test" };

    /// <summary>Answers where a service asks its authority for metadata and keys.</summary>
    public HttpMessageHandler Documents() => new DocumentHandler(_key.ExportParameters(false), _signingKey.KeyId);

    public string TokenFor(Principal principal, string audience)
    {
        var subject = principal.Subject ?? (principal.Role is null ? "test-system" : $"person-{principal.Name}");
        var claims = new Dictionary<string, object>
        {
            [PlatformClaims.Subject] = subject,
            [PlatformClaims.ClientId] = principal.Role is null ? subject : "platform-console",
        };
        Add(claims, PlatformClaims.Role, principal.Role);
        Add(claims, PlatformClaims.Scope, principal.Scope);
        Add(claims, PlatformClaims.Area, principal.Area);
        Add(claims, PlatformClaims.Organisation, principal.Organisation);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            TokenType = "at+jwt",
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(10),
            Claims = claims,
            SigningCredentials = new(_signingKey, SecurityAlgorithms.EcdsaSha256),
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

    private sealed class DocumentHandler(ECParameters key, string keyId) : HttpMessageHandler
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
                            kty = "EC", crv = "P-256", kid = keyId, use = "sig", alg = "ES256",
                            x = Base64UrlEncoder.Encode(key.Q.X), y = Base64UrlEncoder.Encode(key.Q.Y),
                        },
                    },
                };
            return Task.FromResult(new HttpResponseMessage { Content = JsonContent.Create(document) });
        }
    }
}
