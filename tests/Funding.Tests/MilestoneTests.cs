using Testing;

namespace Funding.Tests;

/// <summary>What an award's money is to bring about by a day; and what its builder has promised to bring beside it.</summary>
public sealed class MilestoneTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly object Reached = new { account = "设备已验收", documents = new[] { new { title = "验收报告", reference = "验2018-3" } } };

    [Fact]
    public async Task A_milestone_is_met_when_an_officer_has_checked_what_the_builder_proves()
    {
        var award = await host.AnActiveAwardAsync();
        var milestone = await host.AMilestoneAsync(award.Id);
        Assert.Equal((409, "milestone-wrong-state"), await host.TryPostAsync(Given.Officer, $"/milestones/{milestone.Id}/verify", new { opinion = "好" }, milestone.Revision));
        milestone = await host.StepAsync(Given.Builder, "milestones", milestone, "report", Reached);
        milestone = await host.StepAsync(Given.Officer, "milestones", milestone, "return", new { reason = "缺少照片" });
        milestone = await host.StepAsync(Given.Builder, "milestones", milestone, "report", Reached);

        Assert.Equal("met", (await host.StepAsync(Given.Officer, "milestones", milestone, "verify", new { opinion = "现场核查属实" })).Status);
    }

    [Fact]
    public async Task A_milestone_lies_ahead_and_one_that_passes_unreported_is_overdue_by_itself()
    {
        var award = await host.AnActiveAwardAsync();
        object late = new { title = "设备到位", measure = "验收报告", dueOn = $"{host.Today():yyyy-MM-dd}" };
        Assert.Equal((409, "milestone-date-wrong"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/milestones", late));
        var (left, reported) = (await host.AMilestoneAsync(award.Id), await host.AMilestoneAsync(award.Id));
        await host.StepAsync(Given.Builder, "milestones", reported, "report", Reached);

        await host.ExecuteAsync($"UPDATE due SET due_at = now() WHERE kind = 'milestone-due' AND subject_id IN ('{left.Id}', '{reported.Id}')");

        await Eventually.EqualAsync(0L, () => host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id IN ('{left.Id}', '{reported.Id}')"), "due rows left");
        Assert.NotNull((string?)(await host.ReadJsonAsync($"/milestones/{left.Id}"))["overdueSince"]);
        Assert.Null((string?)(await host.ReadJsonAsync($"/milestones/{reported.Id}"))["overdueSince"]);
        Assert.Equal("waived", (await host.StepAsync(Given.Approver, "milestones", await host.ReadRowAsync($"/milestones/{left.Id}"), "waive", new { reason = "计划调整" })).Status);
    }

    [Fact]
    public async Task Own_funds_and_private_capital_stand_against_what_was_promised_by_year()
    {
        var (award, report) = await host.AnExpectedReportAsync();
        object pledge = new { year = host.Today().Year, document = "协议第五条", ownFunds = Given.Yuan(400), privateCapital = Given.Yuan(900) };
        Assert.Equal((201, null), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/pledges", pledge));
        Assert.Equal((409, "pledge-recorded"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/pledges", pledge));
        report = await host.StepAsync(Given.Builder, "use-reports", report, "submit", Given.Use);
        await host.StepAsync(Given.Officer, "use-reports", report, "accept", new { opinion = "好" });

        foreach (var by in new[] { "award", "base" })
        {
            var key = by is "award" ? award.Id.ToString() : await host.ReadAsync<string>($"SELECT base_id::text FROM award WHERE id = '{award.Id}'");
            var line = (await host.ReadJsonAsync($"/leverage?by={by}"))["items"]!.AsArray().Single(i => (string)i!["key"]! == key)!;
            Assert.Equal(
                ("600.00", "300.00", "400.00", "700.00", "900.00", "50.00", 1.25m),
                (Value("paid"), Value("ownFunds"), Value("ownFundsPledged"), Value("privateCapital"), Value("privateCapitalPledged"), Value("loans"), (decimal)line["leverage"]!));

            string Value(string name) => (string)line[name]!["value"]!;
        }

        var years = (await host.ReadJsonAsync("/leverage?by=year"))["items"]!.AsArray();
        Assert.Contains(years, y => (string)y!["key"]! == $"{host.Today().Year}");
    }
}
