using System.Text.Json.Nodes;
using CsCheck;

namespace Funding.Tests;

/// <summary>The postings behind the numbers.</summary>
public sealed class PostingTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly string?[] Stages = [null, "available", "reserved", "committed", "paid", "recovered", "source", "frozen"];
    private static readonly string?[] Sides = [null, "in", "out"];
    private static readonly string?[] Journals = [null, "payment", "commitment-release", "reservation", "appropriation"];
    private static readonly string?[] Areas = [null, "130102", "130104", "P00001", "none"];
    private static readonly string?[] Statuses = [null, "active", "terminated", "approved", "none"];
    private static readonly string?[] Months = [null, "2018-12", "2019-01", "2020-02"];

    [Fact]
    public async Task Any_filter_gives_those_postings_for_which_all_of_it_holds()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        await host.PostOnAsync("Supplement", budget, 100, "2018-12-31");
        await host.PostOnAsync("Supplement", budget, 10, "2019-01-01");
        await host.PostOnAsync("Supplement", budget, 1, "2020-02-29");
        var all = await AllAsync($"postings?budget={budget}", limit: 200);

        var filters = Gen.Select(AnyOf(Stages), AnyOf(Sides), AnyOf(Journals), AnyOf(Areas), AnyOf(Statuses), AnyOf(Months));
        await filters.SampleAsync(
            async filter =>
            {
                var (stage, side, journal, area, status, month) = filter;
                var wanted = all.Where(p => Is(p, "stage", stage) && Is(p, "side", side) && Is(p, "journal", journal)
                    && (area is "none" ? p["area"] is null : Is(p, "area", area)) && (status is null || ((status is "none" ? null : status) == StatusOf(p))) && (month is null || ((string)p["bookedOn"]!).StartsWith(month, StringComparison.Ordinal))).ToList();
                var query = string.Concat(new[] { ("stage", stage), ("side", side), ("journal", journal), ("area", area), ("awardStatus", status), ("month", month) }
                    .Where(part => part.Item2 is not null).Select(part => $"&{part.Item1}={part.Item2}"));
                var page = await host.LookAsync($"postings?budget={budget}&limit=200{query}");

                Assert.Equal(wanted.Sum(p => p["amount"].Fen()), page["total"].Fen());
                Assert.Equal(wanted.Select(Key), page["items"]!.AsArray().Select(p => Key(p!)));
                Assert.Equal(wanted.Count, (int)page["count"]!);
            },
            iter: 60, threads: 1);

        string? StatusOf(JsonNode posting) => posting["awardId"] is { } award ? _statuses[(Guid)award] : null;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Pages_hold_whole_journals_and_together_everything_once(int limit)
    {
        var budget = await host.MoneyInManyPlacesAsync();
        var whole = await AllAsync($"postings?budget={budget}", limit: 200);
        var paged = await AllAsync($"postings?budget={budget}", limit);

        Assert.Equal(whole.Select(Key), paged.Select(Key));
        Assert.Equal(0, whole.Sum(p => p["amount"].Fen())); // both sides of every journal are there
    }

    [Fact]
    public async Task Months_end_at_midnight_and_years_with_them()
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 1);
        await host.PostOnAsync("Supplement", budget, 100, "2018-12-31");
        await host.PostOnAsync("Supplement", budget, 10, "2019-01-01");
        await host.PostOnAsync("Supplement", budget, 1, "2020-02-29");
        await host.PostOnAsync("Supplement", budget, 2, "2020-03-01");
        var rows = (await host.LookAsync($"execution?by=month&budget={budget}&until=2020-12-31"))["rows"]!.AsArray();

        Assert.Equal(["2018-12 100", "2019-01 10", "2020-02 1", "2020-03 2"], rows.Select(row => $"{row!["key"]} {row["appropriated"].FenOf()}"));
        Assert.Equal(111, (await host.LookAsync($"overview?budget={budget}&until=2020-02-29"))["left"].FenOf());
        Assert.Equal(11, (await host.LookAsync($"execution?by=year&budget={budget}&from=2019-01-01&until=2020-02-29"))["total"]!["appropriated"].FenOf());
    }

    [Fact]
    public async Task What_is_read_while_money_moves_is_of_one_instant()
    {
        var (budget, baseId) = (await host.AnApprovedBudgetAsync(yuan: 1_000), await host.AnOutstandingBaseAsync());
        using var done = new CancellationTokenSource();
        var moving = Task.Run(async () =>
        {
            for (var i = 0; i < 12; i++)
            {
                await host.AnAwardAsync("active", baseId, budget, 100, 7);
            }

            await done.CancelAsync();
        }, TestContext.Current.CancellationToken);
        var seen = new HashSet<long>();
        while (!done.IsCancellationRequested)
        {
            var overview = await host.LookAsync($"overview?budget={budget}");
            Assert.Equal(100_000, overview["where"]!.AsArray().Sum(place => place!["balance"].FenOf()));
            Assert.Equal(overview["left"].FenOf(), overview["why"]!.AsArray().Sum(cause => cause!["effect"].FenOf()));
            Assert.Equal(
                overview["where"]!.AsArray().Where(place => (string)place!["stage"]! is "reserved" or "committed").Sum(place => place!["balance"].FenOf()),
                overview["held"]!.AsArray().Sum(held => held!["balance"].FenOf()));
            seen.Add(overview["left"].FenOf());
        }

        await moving;
        Assert.True(seen.Count > 1, "nothing moved while it was read");
    }

    private readonly Dictionary<Guid, string> _statuses = [];

    private async Task<List<JsonNode>> AllAsync(string path, int limit)
    {
        List<JsonNode> all = [];
        string? next = null;
        do
        {
            var page = await host.LookAsync($"{path}&limit={limit}{(next is null ? "" : $"&after={next}")}");
            all.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = (string?)page["next"];
        }
        while (next is not null);

        foreach (var award in all.Where(p => p["awardId"] is not null).Select(p => (Guid)p["awardId"]!).Distinct())
        {
            _statuses[award] = (await host.ReadRowAsync($"/awards/{award}")).Status;
        }

        return all;
    }

    private static Gen<string?> AnyOf(string?[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static bool Is(JsonNode posting, string member, string? wanted) => wanted is null || (string?)posting[member] == wanted;

    private static string Key(JsonNode posting) => $"{posting["journalId"]} {posting["number"]}";
}
