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
    public async Task A_call_that_closes_before_it_opens_is_refused_with_a_pointer() =>
        Assert.Equal(["/closesAt"], await PointersOfAsync(rules: null, opensAt: "2030-05-01T00:00:00Z"));

    [Fact]
    public async Task Rules_that_make_no_sense_are_pointed_at()
    {
        var pointers = await PointersOfAsync(new
        {
            noticeWorkingDays = -1,
            expertsPerApplication = 0,
            places = new[] { new { kind = "region", count = -1 }, new { kind = "region", count = 1 } },
        });

        Assert.Subset(pointers.ToHashSet(), new HashSet<string> { "/rules/noticeWorkingDays", "/rules/expertsPerApplication", "/rules/places/0/count" });
    }

    [Fact]
    public async Task Doubled_quotas_and_materials_are_pointed_at()
    {
        var quota = new { area = "130102", kind = "region", count = 1 };
        var material = new { kind = "region", code = "business-licence", name = "营业执照", mandatory = true };

        var pointers = await PointersOfAsync(new { quotas = new[] { quota, quota }, materials = new[] { material, material } });

        Assert.Equal(["/rules/materials", "/rules/quotas"], pointers.Order());
    }

    /// <summary>Of a call that is good but for these.</summary>
    private async Task<IReadOnlyList<string>> PointersOfAsync(object? rules, string opensAt = "2030-03-01T00:00:00Z")
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/calls", new
        {
            title = "规则",
            year = 2018,
            kinds = new[] { "region" },
            opensAt,
            closesAt = "2030-05-01T00:00:00Z",
            rules,
        }).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return [.. (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer)];
    }
}
