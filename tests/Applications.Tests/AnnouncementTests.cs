using System.Text.Json.Nodes;
using Npgsql;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>What Registry is told of a base when the city has consented.</summary>
public sealed class AnnouncementTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task The_recognition_names_carrier_county_body_and_the_direction_of_each_target()
    {
        await KeepWhatIsSentAsync();
        var call = await host.AnOpenCallAsync(new { noticeWorkingDays = 0 });
        var organisation = Flow.NewOrganisation();
        var row = await EligibleAsync(call, organisation);
        await host.PublishAsync(Flow.ARanking(call, [(row.Id, 1)]));
        await host.BecomesAsync(row.Id, "Ranked");
        await host.SelectAsync(call);
        await host.DecideAsync(call, "public-notice");

        await host.ConsentAsync(call);

        var told = JsonNode.Parse(await host.ReadAsync<string>("SELECT body::text FROM told WHERE type LIKE '%base-recognised%'"))!;
        Assert.Equal(("样例高新园区", Given.GoodCreditCode), ((string?)told["carrier"]!["name"], (string?)told["carrier"]!["creditCode"]));
        Assert.Equal("“双创”示范基地建设推进办公室", (string?)told["countyBody"]);
        Assert.Equal(organisation, (string?)told["builder"]!["creditCode"]);
        Assert.True((bool?)told["targets"]!.AsArray().Single(t => (string?)t!["code"] == "OWN-9")!["lessIsBetter"]);
    }

    private async Task<Flow.Row> EligibleAsync(Guid call, string organisation)
    {
        var body = Flow.Body(call);
        var form = (JsonObject)body["form"]!;
        form["carrier"] = new JsonObject { ["name"] = "样例高新园区", ["creditCode"] = Given.GoodCreditCode };
        form["targets"]!["OWN-9"] = new JsonObject
        {
            ["name"] = "单位产值能耗", ["value"] = 0.5, ["unit"] = "吨标煤/万元", ["dueOn"] = "2020-12-31", ["lessIsBetter"] = true,
        };
        using var applicant = host.CreateClient(Flow.Of(organisation));
        var row = await applicant.PostAsync<Flow.Row>("/applications", body) with { Organisation = organisation };
        row = await host.StepAsync(await host.ByApplicantAsync(row, "submit"), Flow.County, "county-review");
        row = await host.StepAsync(row, Flow.County, "recommend", Flow.Recommendation());
        row = await host.StepAsync(row, Given.Officer, "eligibility-check");
        await host.DepartmentsAnswerAsync(row);
        return await host.StepAsync(row, Given.Officer, "eligible", new { opinion = "符合条件" });
    }

    private async Task KeepWhatIsSentAsync()
    {
        await using var owner = new NpgsqlConnection(host.ConnectionString);
        await owner.OpenAsync(TestContext.Current.CancellationToken);
        await using var keep = new NpgsqlCommand(
            """
            CREATE TABLE told (type text, body text);
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
            BEGIN INSERT INTO told VALUES (new.type, new.body); RETURN NULL; END $$;
            CREATE TRIGGER tell AFTER INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION tell();
            """, owner);
        await keep.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
