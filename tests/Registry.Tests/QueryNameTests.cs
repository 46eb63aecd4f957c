using System.Net;

namespace Registry.Tests;

/// <summary>A name in a query is one of those in which answers give it; any other is refused like every wrong value, by its place.</summary>
public sealed class QueryNameTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Theory]
    [InlineData("/plan-reports?status=", "accepted")]
    [InlineData("/local-policies?status=", "in-force")]
    [InlineData("/platforms?kind=", "technology-transfer")]
    [InlineData("/cases?status=", "taken-down")]
    [InlineData("/difficulties?status=", "planned")]
    [InlineData("/difficulties?kind=", "policy-obstacle")]
    [InlineData("/difficulties?level=", "commission")]
    [InlineData("/programme/targets?kind=", "university")]
    [InlineData("/programme/warnings?level=", "alarm")]
    public async Task It_is_known_or_refused(string path, string known)
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path + known));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(path + "unknown"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync(path + "0"));
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var client = host.CreateClient(Given.Officer);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
