using System.Text.Json.Nodes;
using Contracts;
using Contracts.Registry;
using Testing;

namespace Funding.Tests;

/// <summary>How much is left, where it is, and why; told in many ways, always of the same postings.</summary>
public sealed class ExecutionTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task Every_number_of_every_page_is_the_sum_of_the_postings_that_it_links_to()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        var pages = Desk.Dimensions.Select(by => $"execution?by={by}&budget={budget}").Append($"overview?budget={budget}").Append($"execution?by=kind&area=130104&from=2018-01-01&until=2099-12-31&budget={budget}");
        foreach (var page in pages)
        {
            var figures = (await host.LookAsync(page)).AllFigures().ToList();
            Assert.NotEmpty(figures);
            foreach (var figure in figures)
            {
                var postings = await host.LookAsync((string)figure["postings"]!);
                Assert.True(figure.FenOf() == postings["total"].Fen(), $"{page}: {figure.ToJsonString()} is {postings["total"]!.ToJsonString()}");
            }
        }
    }

    [Fact]
    public async Task Rows_of_any_dimension_add_up_to_the_whole_and_the_whole_is_what_the_ledger_keeps()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        foreach (var by in Desk.Dimensions)
        {
            var execution = await host.LookAsync($"execution?by={by}&budget={budget}");
            foreach (var figure in Desk.Figures)
            {
                Assert.Equal(execution["total"]![figure].FenOf(), execution["rows"]!.AsArray().Sum(row => row![figure].FenOf()));
            }

            Assert.Equal(await TurnoversAsync(budget), string.Join(' ', Desk.Figures[1..].Select(figure => execution["total"]![figure].FenOf())));
        }
    }

    [Fact]
    public async Task One_call_tells_how_much_is_left_where_the_rest_is_and_why()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        var overview = await host.LookAsync($"overview?budget={budget}");

        Assert.Equal((1_000_000, 839_700), (overview["appropriated"].FenOf(), overview["left"].FenOf()));
        Assert.Equal(
            ["available 839700", "reserved 7000", "committed 73300", "paid 76000", "recovered 0", "returned 4000"],
            Of(overview, "where", place => $"{place["stage"]} {place["balance"].FenOf()}").Take(6));
        Assert.Equal(1_000_000, overview["where"]!.AsArray().Sum(place => place!["balance"].FenOf()));
        Assert.Equal(839_700, overview["why"]!.AsArray().Sum(cause => cause!["effect"].FenOf()));
        Assert.Equal(["reserved approved 1 7000", "committed active 2 73300"], Of(overview, "held", held => $"{held["stage"]} {held["status"]} {held["awards"]} {held["balance"].FenOf()}"));
        Assert.Equal([40_000, 33_300, 7_000], overview["largest"]!.AsArray().Select(award => award!["balance"].FenOf()));
        Assert.Equal("8.00", (string)overview["paidPercent"]!);
        Assert.All((await host.LookAsync($"execution?by=area&budget={budget}"))["rows"]!.AsArray(), row => Assert.Null(row!["paidPercent"]));
    }

    [Fact]
    public async Task An_award_on_hold_says_what_its_money_waits_for()
    {
        var (budget, baseId) = (await host.AnApprovedBudgetAsync(yuan: 1_000), await host.AnOutstandingBaseAsync());
        var award = await host.AnAwardAsync("active", baseId, budget, 100, 500);
        await host.PublishAsync(new RectificationOrdered(Guid.CreateVersion7(), 1, baseId, new DateOnly(2019, 1, 31), "进展慢"));
        await host.AwardIsAsync(award.Id, "OnHold");

        var held = Assert.Single((await host.LookAsync($"overview?budget={budget}"))["held"]!.AsArray())!;
        Assert.Equal(("on-hold", 50_000), ((string)held["status"]!, held["balance"].FenOf()));
        Assert.Contains("暂停拨付", (string)held["name"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kind_and_county_are_told_whichever_message_of_the_base_comes_first()
    {
        var id = Guid.CreateVersion7();
        var registered = Given.Registered(id) with { Kind = BaseKind.University, Area = "130108" };
        await host.PublishAsync(new BaseChanged(id, 3, registered.Number, "新名", registered.Builder, registered.Payee, "Held", "Regular"));
        await host.AccountIsAsync(id, "title = 'Held' AND area IS NULL");
        await host.PublishAsync(registered);

        await host.AccountIsAsync(id, "area = '130108' AND kind = 'University' AND base_name = '新名'");
    }

    [Theory]
    [InlineData("execution")]
    [InlineData("execution?by=colour")]
    [InlineData("execution?by=area&area=1301")]
    [InlineData("execution?by=area&kind=school")]
    [InlineData("overview?fiscalYear=18")]
    [InlineData("overview?line=%00")]
    [InlineData("postings?stage=lost")]
    [InlineData("postings?journal=payment&journal=gift")]
    [InlineData("postings?month=2018-13")]
    [InlineData("postings?month=0000-01")]
    [InlineData("postings?side=up")]
    [InlineData("execution/chart?by=")]
    [InlineData("execution/download?by=area&format=pdf")]
    public async Task A_question_that_means_nothing_is_refused(string path) => Assert.Equal(422, (await host.FileAsync(path)).Status);

    [Fact]
    public async Task A_budget_that_nobody_knows_has_nothing_anywhere()
    {
        var overview = await host.LookAsync($"overview?budget={Guid.CreateVersion7()}");
        Assert.All(overview.AllFigures(), figure => Assert.Equal(0, figure.FenOf()));
        Assert.Null(overview["paidPercent"]);
    }

    private async Task<string> TurnoversAsync(Guid budget) => await host.ReadAsync<string>(
        $"""
         SELECT concat_ws(' ', sum(inflow_fen) FILTER (WHERE stage = 'Reserved'), sum(inflow_fen) FILTER (WHERE stage = 'Committed'),
             sum(inflow_fen) FILTER (WHERE stage = 'Paid'), sum(inflow_fen) FILTER (WHERE stage = 'Recovered'), sum(balance_fen) FILTER (WHERE stage = 'Available'))
         FROM ledger_account WHERE budget_id = '{budget}'
         """);

    private static IEnumerable<string> Of(JsonObject view, string list, Func<JsonNode, string> text) => view[list]!.AsArray().Select(item => text(item!));
}
