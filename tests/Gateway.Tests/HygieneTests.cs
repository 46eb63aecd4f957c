using System.Net;
using System.Text.Json;

namespace Gateway.Tests;

public sealed class HygieneTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Theory]
    [InlineData("X-Forwarded-User")]
    [InlineData("x-user-id")]
    [InlineData("X-User")]
    [InlineData("X-Remote-User")]
    [InlineData("Remote-User")]
    [InlineData("X_User")]
    [InlineData("X-Client-Cert")]
    [InlineData("X-Forwarded-Client-Cert")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    [InlineData("X-Original-URL")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("Cookie")]
    public async Task A_header_that_claims_an_identity_never_reaches_a_service(string header)
    {
        var reply = await host.SendRawAsync("/api/registry/bases", host.Stub.Token(), $"{header}: admin\r\n");
        Assert.StartsWith("HTTP/1.1 200", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("admin", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_headers_are_the_gateways_own()
    {
        using var reply = await host.SendAsync("/api/registry/bases", host.Stub.Token(), request =>
        {
            request.Headers.Add("X-Forwarded-For", "6.6.6.6");
            request.Headers.Add("X-Forwarded-Host", "evil.example");
            request.Headers.Add("X-Forwarded-Proto", "gopher");
        });
        var headers = (await reply.JsonAsync()).GetProperty("headers");
        Assert.Equal("127.0.0.1", headers.GetProperty("X-Forwarded-For").GetString());
        Assert.Equal(host.Address.Authority, headers.GetProperty("X-Forwarded-Host").GetString());
        Assert.Equal("http", headers.GetProperty("X-Forwarded-Proto").GetString());
    }

    [Fact]
    public async Task Answers_carry_security_headers_and_tell_nothing_of_the_server()
    {
        using var reply = await host.SendAsync("/api/registry/bases", host.Stub.Token());
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(reply.Headers.GetValues("X-Frame-Options")));
        Assert.Contains("default-src 'none'", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(reply.Headers.Contains("Server") || reply.Headers.Contains("X-Powered-By") || reply.Headers.Contains("Set-Cookie"));
        Assert.False(reply.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/api/registry/public/bases", true)]
    [InlineData("/api/registry/public/bases/download", true)]
    [InlineData("/api/evaluation/public/rankings", true)]
    [InlineData("/api/registry/bases", false)]
    [InlineData("/api/registry/publicbases", false)]
    public async Task Open_data_and_nothing_else_may_be_shown_by_other_sites(string path, bool isOpen)
    {
        using var reply = await host.SendAsync(path, isOpen ? null : host.Stub.Token());

        Assert.Equal(isOpen ? "cross-origin" : "same-origin", Assert.Single(reply.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal(isOpen, reply.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == "*");
        Assert.False(reply.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task What_the_public_writes_is_no_open_data()
    {
        using var reply = await host.SendAsync("/api/applications/public/objections", null, request => request.Method = HttpMethod.Post);

        Assert.Equal("same-origin", Assert.Single(reply.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.False(reply.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("my-request-0001", true)]
    [InlineData("short", false)]
    [InlineData("evil id with spaces", false)]
    [InlineData(null, false)]
    public async Task One_correlation_id_goes_to_service_and_caller_and_a_strange_one_is_replaced(string? given, bool kept)
    {
        using var reply = await host.SendAsync("/api/registry/bases", host.Stub.Token(), request =>
        {
            if (given is not null)
            {
                request.Headers.TryAddWithoutValidation("X-Correlation-Id", given);
            }
        });
        var returned = Assert.Single(reply.Headers.GetValues("X-Correlation-Id"));
        Assert.Equal(returned, (await reply.JsonAsync()).GetProperty("headers").GetProperty("X-Correlation-Id").GetString());
        Assert.Equal(kept, returned == given);
        Assert.Matches("^[A-Za-z0-9_-]{8,64}$", returned);
    }

    [Fact]
    public async Task The_callers_trace_goes_on_at_the_service()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        // Raw, because telemetry in this process would give HttpClient a trace of its own.
        var reply = await host.SendRawAsync("/api/registry/bases", host.Stub.Token(), $"traceparent: 00-{Trace}-00f067aa0ba902b7-01\r\n");
        Assert.Contains($"00-{Trace}-", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/registry/../../health")]
    [InlineData("/api/registry/..%2f..%2fhealth")]
    [InlineData("/api/registry/%2e%2e/%2e%2e/health")]
    [InlineData("/api/registry/..%5chealth")]
    [InlineData("/api/registry//health")]
    [InlineData("//api/registry/bases")]
    [InlineData("/api/registry/%252e%252e/health")]
    [InlineData("/api/registry/..;/health")]
    [InlineData("/api/registry/a%00b")]
    [InlineData("/api/registry/a\\b")]
    [InlineData("/api/registry/.")]
    public async Task A_path_that_can_be_read_in_two_ways_is_refused_before_it_reaches_a_service(string target)
    {
        var before = host.Stub.Seen.Count;
        var reply = await host.SendRawAsync(target, host.Stub.Token());
        Assert.StartsWith("HTTP/1.1 400", reply, StringComparison.Ordinal);
        Assert.Equal(before, host.Stub.Seen.Count);
    }

    [Theory]
    [InlineData("/api/registry/health")]
    [InlineData("/api/registry/HEALTH")]
    [InlineData("/api/registry/alive")]
    [InlineData("/api/registry/openapi/v1.json")]
    [InlineData("/api/registry/%68ealth")]
    [InlineData("/api/identity/people")]
    [InlineData("/api/unknown/x")]
    [InlineData("/api/registry2/x")]
    [InlineData("/operations")]
    [InlineData("/connect/introspect")]
    [InlineData("/.well-known/anything")]
    [InlineData("/openapi/identity.json")]
    public async Task Nothing_else_is_reachable(string target)
    {
        using var reply = await host.SendAsync(target, host.Stub.Token());
        await reply.AssertProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.DoesNotContain(host.Stub.Seen, seen => seen.Path.Contains("people", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PROPFIND")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_refused(string method)
    {
        using var reply = await host.SendAsync("/api/registry/bases", host.Stub.Token(), request => request.Method = new HttpMethod(method));
        Assert.True(reply.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest, reply.StatusCode.ToString());
    }

    [Fact]
    public void Headers_that_the_platform_needs_are_not_taken_for_foreign_ones() =>
        Assert.All(
            ["Authorization", "Idempotency-Key", "If-Match", "If-None-Match", "Content-Type", "Accept", "X-Correlation-Id", "traceparent", "Prefer"],
            header => Assert.False(Hygiene.RequestHygiene.IsForeign(header), header));
}
