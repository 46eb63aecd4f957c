using System.Net;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>Whoever sends a call that cannot be is told all that is wrong with it, and where.</summary>
public sealed class CallRequestTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task All_errors_of_a_body_come_at_once_each_with_its_pointer()
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/calls", new
        {
            title = "",
            year = 1999,
            kinds = Array.Empty<string>(),
            opensAt = "2030-03-01T00:00:00Z",
            closesAt = "2030-05-01T00:00:00Z",
        }).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await Problem.ReadAsync(response);
        Assert.Equal("invalid-body", problem!.Code);
        Assert.Equal(["/kinds", "/title", "/year"], problem.Errors!.Select(e => e.Pointer).Distinct().Order());
    }

    [Fact]
    public async Task A_call_that_closes_before_it_opens_is_refused_with_a_pointer()
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/calls", new
        {
            title = "倒置",
            year = 2018,
            kinds = new[] { "region" },
            opensAt = "2030-05-01T00:00:00Z",
            closesAt = "2030-05-01T00:00:00Z",
        }).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("/closesAt", Assert.Single((await Problem.ReadAsync(response))!.Errors!).Pointer);
    }

    [Fact]
    public async Task Rules_that_make_no_sense_are_pointed_at()
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/calls", new
        {
            title = "规则",
            year = 2018,
            kinds = new[] { "region" },
            opensAt = "2030-03-01T00:00:00Z",
            closesAt = "2030-05-01T00:00:00Z",
            rules = new
            {
                noticeWorkingDays = -1,
                expertsPerApplication = 0,
                places = new[] { new { kind = "region", count = -1 }, new { kind = "region", count = 1 } },
            },
        }).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        var pointers = (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).ToList();
        Assert.Contains("/rules/noticeWorkingDays", pointers);
        Assert.Contains("/rules/expertsPerApplication", pointers);
        Assert.Contains("/rules/places/0/count", pointers);
    }
}
