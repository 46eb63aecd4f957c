using System.Net;
using System.Text;

namespace Gateway.Tests;

public sealed class LimitTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task A_hasty_caller_gets_429_with_retry_after_and_costs_nobody_else()
    {
        var gateway = host.Start(("Gateway:BurstRequests", "5"), ("Gateway:RequestsPerSecond", "1"));
        var hasty = host.Stub.Token(claims => claims["sub"] = "hasty");
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.SendAsync("/api/registry/bases", hasty, gateway: gateway)));
        var refused = replies.Where(reply => reply.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        await refused[0].AssertProblemAsync(HttpStatusCode.TooManyRequests, "gateway-too-many-requests");
        Assert.NotNull(refused[0].Headers.RetryAfter);

        using var other = await host.SendAsync("/api/registry/bases", host.Stub.Token(claims => claims["sub"] = "other"), gateway: gateway);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Log_ins_have_a_stricter_limit_and_a_token_is_no_way_around_it()
    {
        var gateway = host.Start(("Gateway:LoginBurst", "3"), ("Gateway:LoginsPerSecond", "1"));
        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => host.SendAsync(
            "/login", host.Stub.Token(claims => claims["sub"] = $"person-{i}"), gateway: gateway)));
        Assert.Contains(replies, reply => reply.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Contains(replies, reply => reply.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_public_writes_has_the_strictest_limit_and_what_it_reads_has_not()
    {
        var gateway = host.Start(("Gateway:PublicFormBurst", "2"), ("Gateway:PublicFormsPerMinute", "1"));
        var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.SendAsync("/api/applications/public/objections", gateway: gateway)));
        var read = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.SendAsync("/api/applications/public/notices", gateway: gateway)));

        Assert.Equal(4, written.Count(reply => reply.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.All(read, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
    }

    [Fact]
    public async Task Whole_files_for_the_public_have_a_limit_of_their_own_and_pages_have_not()
    {
        var gateway = host.Start(("Gateway:PublicFileBurst", "2"), ("Gateway:PublicFilesPerMinute", "1"));
        var files = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.SendAsync("/api/registry/public/bases/download?format=csv", gateway: gateway)));
        var pages = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.SendAsync("/api/registry/public/bases", gateway: gateway)));

        Assert.Equal(4, files.Count(reply => reply.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.All(pages, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_with_or_without_a_length(bool withLength)
    {
        using var reply = await PostAsync("/api/registry/bases", 10 * 1024 * 1024 + 1, withLength);
        await reply.AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, "gateway-body-too-large");
    }

    [Fact]
    public async Task A_body_within_the_limit_and_a_larger_upload_pass_whole()
    {
        using var body = await PostAsync("/api/registry/bases", 9_000_000, withLength: true);
        Assert.Equal(9_000_000, (await body.JsonAsync()).GetProperty("length").GetInt64());
        using var upload = await PostAsync("/api/registry/uploads/1", 20_000_000, withLength: false);
        Assert.Equal(20_000_000, (await upload.JsonAsync()).GetProperty("length").GetInt64());
    }

    [Fact]
    public async Task A_service_that_is_away_is_a_503_and_one_that_is_silent_a_504()
    {
        var gateway = host.Start(("services:funding:http:0", "http://127.0.0.1:9/"), ("Gateway:SilenceSeconds", "1"));
        using var away = await host.SendAsync("/api/funding/awards", host.Stub.Token(), gateway: gateway);
        await away.AssertProblemAsync(HttpStatusCode.ServiceUnavailable, "gateway-upstream-unavailable");
        Assert.NotNull(away.Headers.RetryAfter);
        using var silent = await host.SendAsync("/api/registry/slow", host.Stub.Token(), gateway: gateway);
        await silent.AssertProblemAsync(HttpStatusCode.GatewayTimeout, "gateway-upstream-timeout");
    }

    [Fact]
    public async Task A_services_own_answer_passes_untouched()
    {
        using var reply = await host.SendAsync("/api/registry/empty-404", host.Stub.Token());
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Empty(await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Health_says_which_service_is_not_ready()
    {
        var gateway = host.Start(("services:funding:http:0", "http://127.0.0.1:9/"));
        using var reply = await host.SendAsync("/health", gateway: gateway);
        var text = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("funding does not answer", text, StringComparison.Ordinal);
        Assert.DoesNotContain("registry does not answer", text, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostAsync(string path, int bytes, bool withLength) => host.SendAsync(path, host.Stub.Token(), request =>
    {
        request.Method = HttpMethod.Post;
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = withLength ? null : true;
        request.Content = new StreamContent(new MemoryStream(Encoding.ASCII.GetBytes(new string('x', bytes))));
    });
}
