using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts;

namespace Registry.Tests;

/// <summary>How the report of a year tells how far each base has come (R102).</summary>
public sealed class SupervisionTargetTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task Plans_and_accepted_figures_stand_in_it_each_in_its_indicators_direction()
    {
        var saving = new Target("OWN-2", "单位产值能耗", 0.5m, "吨标煤/万元", host.Today().AddYears(2), LessIsBetter: true);
        var (thrifty, wasteful) = (await host.APlannedBaseAsync(also: saving), await host.APlannedBaseAsync(also: saving));
        var bare = await host.ABaseAsync(); // without a plan or a figure
        var period = await host.AnEndedPeriodAsync();
        await host.AnAcceptedReportAsync(period, thrifty, BodyWith(host.PlanReportBody(period, first: 100), period.Year, 0.4m));
        await host.AnAcceptedReportAsync(period, wasteful, BodyWith(host.PlanReportBody(period), period.Year, 0.6m));

        var bases = (await host.ActAsync<JsonNode>(Given.Officer, "/supervision-reports", new { period.Year }))["figures"]!["targets"]!["bases"]!.AsArray();

        var (good, poor) = (await OfAsync(bases, thrifty), await OfAsync(bases, wasteful));
        Assert.Equal(("0.5", "0.4", true, true), LineOf(good));
        Assert.Equal(("0.5", "0.6", false, true), LineOf(poor));
        Assert.Equal((2, 1), ((int)good["reached"]!, (int)poor["reached"]!)); // ENT-T1 is reached by both, OWN-1 by none
        Assert.Equal((55, 25), ((int)good["plan"]!["progress"]!, (int)poor["plan"]!["progress"]!)); // of two tasks
        Assert.Equal((null, 0), ((await OfAsync(bases, bare))["plan"], (await OfAsync(bases, bare))["lines"]!.AsArray().Count));
    }

    [Fact]
    public async Task What_a_base_says_itself_is_judged_in_its_direction_and_not_called_accepted()
    {
        var id = await host.APlannedBaseAsync(also: new("OWN-3", "单位产值水耗", 5m, "吨/万元", host.Today().AddYears(2), LessIsBetter: true));
        var cycle = await host.AnOpenCycleAsync();
        await host.ActAsync<Given.IdRow>(Given.Builder, $"/evaluation-cycles/{cycle.Id}/reports", new
        {
            baseId = id, achievements = "节水。", problems = "无。",
            figures = new[] { new { code = "OWN-1", reached = 41m }, new { code = "OWN-3", reached = 4.5m } },
        });

        var bases = (await host.ActAsync<JsonNode>(Given.Officer, "/supervision-reports", new { year = 2018 }))["figures"]!["targets"]!["bases"]!.AsArray();

        Assert.Equal(("5", "4.5", true, false), LineOf(await OfAsync(bases, id), "OWN-3"));
        Assert.Equal(("60", "41", false, false), LineOf(await OfAsync(bases, id), "OWN-1"));
    }

    private async Task<JsonNode> OfAsync(JsonArray bases, Guid id)
    {
        var number = await host.ReadAsync<string>($"SELECT number FROM base WHERE id = '{id}'");
        return bases.Single(b => (string?)b!["number"] == number)!;
    }

    private static (string? Target, string? Reached, bool IsReached, bool IsAccepted) LineOf(JsonNode of, string code = "OWN-2")
    {
        var line = of["lines"]!.AsArray().Single(l => (string?)l!["code"] == code)!;
        return ((string?)line["target"], (string?)line["reached"], (bool)line["isReached"]!, (bool)line["isAccepted"]!);
    }

    private static JsonNode BodyWith(object body, int year, decimal used)
    {
        var whole = JsonSerializer.SerializeToNode(body, JsonSerializerOptions.Web)!;
        whole["figures"]!.AsArray().Add(new JsonObject { ["code"] = "OWN-2", ["year"] = year, ["value"] = used });
        return whole;
    }
}
