using System.Net;
using System.Net.Http.Json;
using Contracts;

namespace Registry.Tests;

/// <summary>What the commission keeps of a base, and the bases that the province has recognised (R94).</summary>
public sealed class ParticularsTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task The_commission_keeps_place_chains_parties_and_plaque()
    {
        var id = await host.ABaseAsync();

        await host.ManagedAsync(id, "particulars", Body(plaque: "SJZ-0001"), method: "PUT");

        var kept = await host.ReadBaseAsync(id);
        Assert.Equal((38.042309m, 114.514891m, "SJZ-0001", "样例区双创工作专班"), (kept.Latitude, kept.Longitude, kept.PlaqueNumber, kept.CountyBody));
        Assert.Equal([Chain.Innovation, Chain.Service], kept.Chains); // each once, in the order of the policy
        Assert.Equal(new Party("样例园区", "12130104MADEM002X1"), kept.Carrier);
        Assert.Equal((HttpStatusCode.Conflict, "plaque-taken"), await host.ManageAsync(await host.ABaseAsync(), "particulars", Body(plaque: "SJZ-0001"), method: "PUT"));
        await host.ManagedAsync(id, "particulars", new { level = "municipal" }, method: "PUT");
        Assert.Equal((null, null, 0), ((await host.ReadBaseAsync(id)).PlaqueNumber, (await host.ReadBaseAsync(id)).Latitude, (await host.ReadBaseAsync(id)).Chains.Count));
    }

    [Theory]
    [InlineData(91, 114)]
    [InlineData(38, 181)]
    [InlineData(-90.000001, 0)]
    public async Task A_place_lies_on_the_earth(double latitude, double longitude) => Assert.Equal(
        HttpStatusCode.UnprocessableEntity,
        (await host.ManageAsync(await host.ABaseAsync(), "particulars", new { level = "municipal", place = new { latitude, longitude } }, method: "PUT")).Status);

    [Fact]
    public async Task A_provincial_base_is_kept_but_neither_counted_nor_managed()
    {
        var before = await ActiveAsync();
        await host.ABaseAsync(); // so that there is one to evaluate
        using var officer = host.CreateClient(Given.Officer);
        var name = $"样例省级基地{Guid.CreateVersion7():N}";

        var provincial = await officer.PostAsync<Given.BaseRow>("/bases", Provincial(name));

        Assert.Equal((BaseLevel.Provincial, "held"), (provincial.Level, provincial.Title));
        Assert.Equal(before + 1, await ActiveAsync());
        Assert.Equal((HttpStatusCode.Conflict, "base-not-municipal"), await host.OrderAsync(provincial.Id, "slow-progress"));
        Assert.DoesNotContain((await host.AnOpenCycleAsync()).Bases, b => b.BaseId == provincial.Id);
        Assert.Equal((HttpStatusCode.Conflict, "already-registered"), await officer.TryPostAsync("/bases", Provincial(name)));
        Assert.Equal(1, await host.EventsAsync(provincial.Id, "base-registered"));
    }

    [Fact]
    public async Task A_base_that_was_registered_twice_at_once_is_registered_once()
    {
        using var officer = host.CreateClient(Given.Officer);
        var name = $"样例省级基地{Guid.CreateVersion7():N}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => officer.TryPostAsync("/bases", Provincial(name))));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(5, answers.Count(answer => answer == (HttpStatusCode.Conflict, "already-registered")));
        Assert.Equal((HttpStatusCode.Conflict, "recognition-date-wrong"), await officer.TryPostAsync("/bases", Provincial("明天", host.Today().AddDays(1))));
    }

    [Fact]
    public async Task A_base_that_rectifies_does_not_become_the_provinces()
    {
        var id = await host.ABaseAsync();
        await host.ARectificationAsync(id);

        Assert.Equal((HttpStatusCode.Conflict, "management-wrong-state"), await host.ManageAsync(id, "particulars", new { level = "provincial" }, method: "PUT"));
    }

    private static object Body(string plaque) => new
    {
        level = "municipal", carrier = new { name = "样例园区", creditCode = "12130104MADEM002X1" }, countyBody = "样例区双创工作专班",
        place = new { latitude = 38.0423094m, longitude = 114.5148911m }, chains = new[] { "service", "innovation", "service" }, plaqueNumber = plaque,
    };

    public static object Provincial(string name, DateOnly? on = null) => new
    {
        kind = "enterprise", name, area = "130102", builder = new { name = "样例省级公司", creditCode = Given.BuilderCode },
        documentNumber = "冀发改〔2017〕8号", recognisedOn = on ?? new DateOnly(2017, 9, 1),
    };

    private async Task<int> ActiveAsync()
    {
        using var client = host.CreateClient(Given.Officer);
        return (await client.GetFromJsonAsync<Standing>(new Uri("/programme/standing", UriKind.Relative), TestContext.Current.CancellationToken))!.Active;
    }

    private sealed record Standing(int Active);
}
