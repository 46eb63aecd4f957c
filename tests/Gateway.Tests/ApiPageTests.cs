using System.Net;
using System.Text.RegularExpressions;

namespace Gateway.Tests;

public sealed class ApiPageTests(GatewayHost host) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task The_page_lists_every_service_and_fetches_nothing_from_any_other_host()
    {
        using var reply = await host.SendAsync("/docs/");
        var html = await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.All(Routing.RouteTable.ApiServices, service => Assert.Contains($"openapi/{service}.json", html, StringComparison.Ordinal));
        Assert.DoesNotMatch("https?://(?!platform\\.test/)", html);
        var policy = Assert.Single(reply.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("https?:", policy);
        foreach (Match script in Regex.Matches(html, "<script[^>]*>"))
        {
            Assert.True(script.Value.Contains("nonce=", StringComparison.Ordinal) || script.Value.Contains("src=", StringComparison.Ordinal), script.Value);
        }
    }

    [Fact]
    public async Task Its_script_is_served_from_here()
    {
        using var page = await host.SendAsync("/docs/");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var sources = Regex.Matches(html, "<script[^>]*src=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(sources);
        foreach (var source in sources)
        {
            using var script = await host.SendAsync(new Uri(new Uri(host.Address, "/docs/"), source).PathAndQuery);
            Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        }
    }

    [Fact]
    public async Task A_services_document_names_the_public_address_and_not_the_inner_one()
    {
        using var reply = await host.SendAsync("/openapi/funding.json");
        var document = await reply.JsonAsync();
        Assert.Equal("3.1.1", document.GetProperty("openapi").GetString());
        Assert.Equal("http://platform.test/api/funding", Assert.Single(document.GetProperty("servers").EnumerateArray()).GetProperty("url").GetString());
    }

    [Fact]
    public async Task The_front_page_points_to_the_documents()
    {
        using var reply = await host.SendAsync("/");
        Assert.Equal("/docs", (await reply.JsonAsync()).GetProperty("documents").GetString());
    }
}
