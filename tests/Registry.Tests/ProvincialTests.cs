using System.Text.Json.Nodes;
using Calendar;
using Testing;

namespace Registry.Tests;

/// <summary>What the province has recognised is kept by the city and not managed by it (R94).</summary>
public sealed class ProvincialTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_base_of_the_provinces_owes_no_report_and_stands_in_no_group_and_no_warning()
    {
        await host.APlannedBaseAsync();
        var before = await TargetsAsync();
        var provincial = await host.ActAsync<Given.BaseRow>(Given.Officer, "/bases", ParticularsTests.Provincial($"省级基地{Guid.CreateVersion7():N}"));

        var period = await host.AnEndedPeriodAsync();

        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM plan_report WHERE base_id = '{provincial.Id}'"));
        Assert.True(await host.ReadAsync<long>($"SELECT count(*) FROM plan_report WHERE period_id = '{period.Id}'") > 0);
        Assert.Equal(before, await TargetsAsync());
        var warned = await host.GetAsync<Given.Rows<WarnedRow>>(Given.Officer, "/programme/warnings?limit=200");
        Assert.NotEmpty(warned.Items); // the other base is there
        Assert.DoesNotContain(warned.Items, w => w.BaseId == provincial.Id);
    }

    [Fact]
    public async Task Nobody_waits_any_more_for_the_report_of_a_base_that_became_the_provinces()
    {
        var id = await host.APlannedBaseAsync();
        var period = await host.AnEndedPeriodAsync();
        await host.ManagedAsync(id, "particulars", new { level = "provincial" }, method: "PUT");

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(period.DueOn));

        await Eventually.EqualAsync("waived", async () => (await host.ReportOfAsync(period, id)).Status, "the report");
    }

    private async Task<(int Active, int InGroups, int InProgramme)> TargetsAsync()
    {
        var targets = await host.GetAsync<JsonNode>(Given.Officer, "/programme/targets");
        return ((int)targets["active"]!, targets["groups"]!.AsArray().Sum(g => (int)g!["active"]!), (int)targets["programme"]!["active"]!);
    }

    private sealed record WarnedRow(Guid BaseId);
}
