using static Identity.Tests.Tokens;

namespace Identity.Tests;

public sealed class DiscoveryTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Theory]
    [InlineData(null)]
    [InlineData("identity:8080")]
    [InlineData("evil.example")]
    public async Task The_discovery_document_names_the_one_public_issuer_whatever_the_host_header_says(string? hostHeader)
    {
        var document = await host.JsonAsync("/.well-known/openid-configuration", hostHeader);
        Assert.Equal("http://platform.test/", document.GetProperty("issuer").GetString());
        foreach (var endpoint in document.EnumerateObject().Where(property =>
            property.Name.EndsWith("_endpoint", StringComparison.Ordinal) || property.Name == "jwks_uri"))
        {
            Assert.StartsWith("http://platform.test/", endpoint.Value.GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_pkce_with_sha256_and_keys_instead_of_secrets_are_offered()
    {
        var document = await host.JsonAsync("/.well-known/openid-configuration");
        Assert.Equal(["S256"], document.Strings("code_challenge_methods_supported"));
        Assert.Equal(["private_key_jwt"], document.Strings("token_endpoint_auth_methods_supported"));
        Assert.Equal(["code"], document.Strings("response_types_supported"));
    }

    [Fact]
    public async Task The_published_keys_are_public_keys()
    {
        var keys = await host.JsonAsync("/.well-known/jwks");
        Assert.All(keys.GetProperty("keys").EnumerateArray(), key => Assert.False(key.TryGetProperty("d", out _)));
    }
}
