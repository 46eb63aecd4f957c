using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Demo.Client;

namespace Gateway.Tests;

public sealed class TokenTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_valid_token_reaches_the_service_without_the_api_prefix()
    {
        using var reply = await host.SendAsync("/api/registry/bases/42?page=2", host.Stub.Token());
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        var seen = await reply.JsonAsync();
        Assert.Equal("/bases/42", seen.GetProperty("path").GetString());
        Assert.StartsWith("Bearer ", seen.GetProperty("headers").GetProperty("Authorization").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_is_refused_and_public_reads_need_none()
    {
        using var refused = await host.SendAsync("/api/registry/bases");
        await refused.AssertProblemAsync(HttpStatusCode.Unauthorized, "token-missing-or-invalid");
        Assert.Contains("Bearer", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        using var read = await host.SendAsync("/api/registry/public/bases");
        Assert.Equal("/public/bases", (await read.JsonAsync()).GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("aud", "elsewhere")]
    [InlineData("aud", null)]
    [InlineData("iss", "http://evil.example/")]
    [InlineData("iss", "http://platform.test")]
    [InlineData("iss", null)]
    [InlineData("exp", null)]
    public async Task A_token_with_a_wrong_or_missing_claim_is_refused(string claim, string? value) =>
        await RefusedAsync(host.Stub.Token(claims => _ = value is null ? claims.Remove(claim) : (claims[claim] = value) is null));

    [Fact]
    public async Task An_expired_token_and_one_from_the_future_are_refused()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        await RefusedAsync(host.Stub.Token(claims => claims["exp"] = now - 31));
        await RefusedAsync(host.Stub.Token(claims => claims["nbf"] = now + 120));
    }

    [Theory]
    [InlineData("JWT")]
    [InlineData("")]
    [InlineData("client-authentication+jwt")]
    [InlineData("oi_reft+jwt")]
    public async Task An_id_token_or_any_other_kind_of_token_is_no_access_token(string type) =>
        await RefusedAsync(host.Stub.Token(type: type));

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var parts = host.Stub.Token().Split('.');
        var header = Base64Url.EncodeToString("""{"alg":"none","typ":"at+jwt"}"""u8);
        await RefusedAsync($"{header}.{parts[1]}.");
        await RefusedAsync($"{header}.{parts[1]}.{parts[2]}");
        await RefusedAsync($"{parts[0]}.{parts[1]}.");
    }

    [Fact]
    public async Task A_token_that_takes_the_public_key_for_an_hmac_secret_is_refused()
    {
        var key = host.Stub.Keys[0];
        var payload = host.Stub.Token().Split('.')[1];
        var header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"at+jwt","kid":"key-1"}"""u8);
        foreach (var secret in new[] { key.Key.ExportSubjectPublicKeyInfo(), Encoding.UTF8.GetBytes(key.Key.ExportSubjectPublicKeyInfoPem()) })
        {
            var signature = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{header}.{payload}"));
            await RefusedAsync($"{header}.{payload}.{Base64Url.EncodeToString(signature)}");
        }
    }

    [Fact]
    public async Task A_key_that_the_token_brings_along_is_not_believed()
    {
        using var foreign = SigningKey.Create("key-1");
        await RefusedAsync(host.Stub.Token(key: foreign));
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        await RefusedAsync(foreign.Sign(
            new Dictionary<string, object?> { ["alg"] = "ES256", ["typ"] = "at+jwt", ["kid"] = "x", ["jku"] = new Uri(host.Stub.Address, "jwks").AbsoluteUri },
            new Dictionary<string, object?> { ["iss"] = GatewayHost.Issuer, ["aud"] = "registry", ["sub"] = "x", ["exp"] = now + 60 }));
    }

    [Fact]
    public async Task A_key_published_later_is_accepted_at_first_sight()
    {
        var gateway = host.Start();
        using var first = await host.SendAsync("/api/registry/bases", host.Stub.Token(), gateway: gateway);
        var fresh = SigningKey.Create("key-2");
        host.Stub.Keys.Add(fresh);
        using var reply = await host.SendAsync("/api/registry/bases", host.Stub.Token(key: fresh), gateway: gateway);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
    }

    [Fact]
    public async Task While_the_authority_is_away_a_token_is_not_called_wrong()
    {
        var gateway = host.Start(("Identity:MetadataAddress", "http://127.0.0.1:9/.well-known/openid-configuration"));
        using var reply = await host.SendAsync("/api/registry/bases", host.Stub.Token(), gateway: gateway);
        await reply.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "authority-unavailable");
        Assert.NotNull(reply.Headers.RetryAfter);
    }

    private async Task RefusedAsync(string token)
    {
        using var reply = await host.SendAsync("/api/registry/bases", token);
        await reply.AssertProblemAsync(HttpStatusCode.Unauthorized, "token-missing-or-invalid");
    }
}
