using System.Net;

namespace Registry.Tests;

public sealed class SupportLogTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task Counties_and_departments_write_what_they_gave_and_it_adds_up_without_what_was_voided()
    {
        var id = await host.ABaseAsync();
        await host.ActAsync<Given.IdRow>(Given.County, "/support-measures", host.MeasureBody(id));
        await host.ActAsync<Given.IdRow>(Given.Tax, "/support-measures", host.MeasureBody(id, "tax", amount: null));
        var wrong = await host.ActAsync<Given.IdRow>(Given.Officer, "/support-measures", host.MeasureBody(id, "drc", "99.00"));
        var voided = await host.ActAsync<Given.IdRow>(Given.Officer, $"/support-measures/{wrong.Id}/void", new { reason = "重复登记" }, wrong.Revision);
        Assert.Equal(
            (HttpStatusCode.Conflict, "measure-voided"),
            await host.TryActAsync(Given.Officer, $"/support-measures/{wrong.Id}/void", new { reason = "重复登记" }, voided.Revision));

        var totals = await host.GetAsync<TotalsRow>(Given.Builder, $"/support-measures/totals?baseId={id}");

        Assert.Equal((2, "50000.00"), (totals.Count, totals.Amount.Value));
        Assert.Equal(["130102 50000.00", "tax 0.00"], totals.Givers.Select(g => $"{g.Code} {g.Amount.Value}"));
        Assert.Equal(3, (await host.GetAsync<Given.Rows<Given.IdRow>>(Given.County, $"/support-measures?baseId={id}")).Items.Count);
    }

    [Fact]
    public async Task An_officer_writes_for_its_own_county_or_department_alone()
    {
        var id = await host.ABaseAsync();

        Assert.Equal((HttpStatusCode.Conflict, "not-own-support"), await host.TryActAsync(Given.County, "/support-measures", host.MeasureBody(id, "130104")));
        Assert.Equal((HttpStatusCode.Conflict, "not-own-support"), await host.TryActAsync(Given.Tax, "/support-measures", host.MeasureBody(id, "finance")));
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(Given.OtherCounty, "/support-measures", host.MeasureBody(id, "130104"))).Status);
        var own = await host.ActAsync<Given.IdRow>(Given.County, "/support-measures", host.MeasureBody(id));
        Assert.Equal(
            HttpStatusCode.NotFound, (await host.TryActAsync(Given.OtherCounty, $"/support-measures/{own.Id}/void", new { reason = "x" }, own.Revision)).Status);
        Assert.Empty((await host.GetAsync<Given.Rows<Given.IdRow>>(Given.OtherCounty, "/support-measures")).Items);
    }

    [Fact]
    public async Task A_policy_is_registered_once_and_names_the_obstacle_that_it_removes()
    {
        var obstacle = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync(), "policy-obstacle"), "assign");
        var plain = await host.WalkAsync(await host.ADifficultyAsync(await host.ABaseAsync()), "assign");
        var body = host.PolicyBody(difficultyId: obstacle.Id);

        var policy = await host.ActAsync<Given.IdRow>(Given.Tax, "/local-policies", body);

        Assert.Equal((HttpStatusCode.Conflict, "policy-registered"), await host.TryActAsync(Given.Tax, "/local-policies", body));
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(Given.Tax, "/local-policies", host.PolicyBody(difficultyId: plain.Id))).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.TryActAsync(Given.Finance, $"/local-policies/{policy.Id}/repeal", new { on = host.Today(), reason = "到期" }, policy.Revision)).Status);
        await host.ActAsync<Given.IdRow>(Given.Tax, $"/local-policies/{policy.Id}/repeal", new { on = host.Today(), reason = "到期" }, policy.Revision);
        Assert.Contains((await host.GetAsync<Given.Rows<Given.IdRow>>(Given.Stranger, "/local-policies?limit=200&status=repealed&issuer=tax")).Items, p => p.Id == policy.Id);
    }

    [Fact]
    public async Task A_platform_tells_year_by_year_whom_it_served_while_it_is_open()
    {
        var id = await host.ABaseAsync();
        var platform = await host.ActAsync<PlatformRow>(Given.Builder, "/platforms", Given.PlatformBody(id));
        Assert.Equal("building", platform.Status);
        var year = host.Today().Year;
        object figures = new { year, served = 40, services = 130 };
        Assert.Equal((HttpStatusCode.Conflict, "platform-year-wrong"), await host.TryActAsync(Given.Builder, $"/platforms/{platform.Id}/years", figures, platform.Revision));

        platform = await host.ActAsync<PlatformRow>(Given.Builder, $"/platforms/{platform.Id}/open", new { on = host.Today() }, platform.Revision);
        platform = await host.ActAsync<PlatformRow>(Given.Builder, $"/platforms/{platform.Id}/years", figures, platform.Revision);
        platform = await host.ActAsync<PlatformRow>(Given.County, $"/platforms/{platform.Id}/years", new { year, served = 41, services = 131 }, platform.Revision);

        Assert.Equal(new YearRow(year, 41, 131), Assert.Single(platform.Years));
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(Given.Stranger, $"/platforms/{platform.Id}/years", figures, platform.Revision)).Status);
        Assert.Single((await host.GetAsync<Given.Rows<PlatformRow>>(Given.Stranger, $"/platforms?baseId={id}&kind=incubation")).Items);
    }

    private sealed record TotalsRow(int Count, AmountRow Amount, IReadOnlyList<GiverRow> Givers);

    private sealed record GiverRow(string Code, AmountRow Amount);

    private sealed record AmountRow(string Value);

    private sealed record PlatformRow(Guid Id, long Revision, string Status, IReadOnlyList<YearRow> Years);

    private sealed record YearRow(int Year, int Served, int Services);
}
