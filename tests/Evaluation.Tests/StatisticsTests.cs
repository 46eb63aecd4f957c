using Evidence;
using Scoring;
using Scoring.Statistics;

namespace Evaluation.Tests;

/// <summary>Statistics of a round and of a ranking, from the same input as the ranking itself (R88, R89).</summary>
public sealed class StatisticsTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private const string Question = "seed=7&replicates=200&places=2";

    [Fact]
    public async Task Statistics_can_be_computed_again_by_whoever_has_the_decision_record()
    {
        var judged = await JudgedRound.OfAsync(host);
        var ranking = await judged.RankedAsync(host);

        var shown = await JudgedRound.StatisticsAsync(host, $"/rankings/{ranking}/statistics?{Question}");

        var record = SignedRecord.Parse((await JudgedRound.FileAsync(host, $"/rankings/{ranking}/record")).Content);
        var decision = DecisionRecord.ReadRanking(record);
        var again = RoundStatistics.Of(decision.Input, decision.Method, new(new(7, 200), 2));
        Assert.Equal(record.Hash, (string)shown["recordHash"]!);
        Assert.Equal(again.Agreement.AlphaOrdinal.Value, (double)shown["agreement"]!["alphaOrdinal"]!["value"]!);
        Assert.Equal(again.Agreement.AlphaOrdinal.Low, (double)shown["agreement"]!["alphaOrdinal"]!["low"]!);
        Assert.Equal(again.Agreement.OneWay.Single.Value, (double)shown["agreement"]!["oneWay"]!["single"]!["value"]!);
        Assert.Equal(
            again.Ranks.OrderBy(r => r.Rank).Select(r => (again.Round.Applications[r.Application], r.Rank, r.Low, r.High)),
            shown["ranks"]!.AsArray().Select(r => (Guid.Parse((string)r!["application"]!["id"]!), (int)r["rank"]!, (int)r["low"]!, (int)r["high"]!)));
        Assert.Equal(judged.Applications[0].ToString(), (string)shown["ranks"]![0]!["application"]!["id"]!);
        Assert.Equal(again.Items.Select(i => i.ItemCode), shown["items"]!.AsArray().Select(i => (string)i!["itemCode"]!));
        Assert.Equal(judged.Experts, shown["experts"]!.AsArray().Select(e => (string)e!["expert"]!).Order(StringComparer.Ordinal));
        Assert.NotEmpty((string)shown["ranks"]![0]!["application"]!["name"]!);
    }

    [Fact]
    public async Task A_round_has_statistics_before_its_ranking_of_what_is_locked_and_says_what_is_not_judged()
    {
        var judged = await JudgedRound.OfAsync(host, applications: 2);
        var late = await host.ExaminationAsync(judged.Round);

        var before = await JudgedRound.StatisticsAsync(host, $"/rounds/{judged.Round.Id}/statistics?kind=enterprise&{Question}");

        Assert.Equal((2, 6), ((int)before["applications"]!, (int)before["sheets"]!));
        Assert.Equal(late.ToString(), (string)Assert.Single(before["unjudged"]!.AsArray())!["id"]!);
        Assert.Null(before["recordHash"]);
        Assert.Equal((7, 200, 2), ((int)before["seed"]!, (int)before["replicates"]!, (int)before["places"]!));
    }

    [Fact]
    public async Task What_does_not_apply_is_said_and_not_computed()
    {
        var round = await host.RoundAsync(experts: 1);
        await host.ExpertsAsync(1);
        var application = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        var (review, expert) = (await host.ReviewsAsync(application)).Single();
        await host.LockedReviewAsync(review, expert);

        var statistics = await JudgedRound.StatisticsAsync(host, $"/rounds/{round.Id}/statistics?kind=enterprise");

        foreach (var estimate in new[] { statistics["agreement"]!["alphaInterval"]!, statistics["agreement"]!["oneWay"]!["single"]!, statistics["agreement"]!["twoWay"]!["mean"]!, statistics["agreement"]!["concordance"]!["w"]!, statistics["experts"]![0]!["severity"]! })
        {
            Assert.Null(estimate["value"]);
            Assert.NotEmpty((string)estimate["notComputed"]!);
        }
    }

    [Fact]
    public async Task Whoever_is_officer_and_expert_sees_nothing_of_the_round_before_locking_an_own_sheet()
    {
        var judged = await JudgedRound.OfAsync(host, applications: 1);
        var ranking = await judged.RankedAsync(host);
        var round = await host.RoundAsync(experts: 1);
        var late = await host.ExaminationAsync(judged.Round);
        await host.AssignAsync(judged.Round);
        var (review, expert) = (await host.ReviewsAsync(late))[0];
        var both = Testing.Services.Principal.Person(ServiceDefaults.Authentication.Role.DrcOfficer, subject: expert);
        using var client = host.CreateClient(both);
        string[] paths =
        [
            $"/rounds/{judged.Round.Id}/statistics?kind=enterprise", $"/rankings/{ranking}/statistics", $"/rounds/{judged.Round.Id}/charts/scores?kind=enterprise",
            $"/rankings/{ranking}/exports/sheets",
        ];

        foreach (var path in paths)
        {
            Assert.Equal((404, "not-found"), await client.TryAsync("GET", path));
        }

        await host.LockedReviewAsync(review, expert);
        foreach (var path in paths)
        {
            Assert.Equal(200, (await client.TryAsync("GET", path)).Status);
        }

        Assert.Equal((409, "nothing-to-rank"), await client.TryAsync("GET", $"/rounds/{round.Id}/statistics?kind=enterprise"));
    }

    [Theory]
    [InlineData("kind=enterprise&seed=-1")]
    [InlineData("kind=enterprise&replicates=99")]
    [InlineData("kind=enterprise&replicates=2001")]
    [InlineData("kind=enterprise&places=0")]
    [InlineData("kind=Enterprise")]
    [InlineData("kind=7")]
    [InlineData("")]
    public async Task A_question_that_makes_no_sense_is_refused(string query)
    {
        var round = await host.RoundAsync();
        using var client = host.CreateClient(Given.Officer);

        Assert.Equal((422, "invalid-body"), await client.TryAsync("GET", $"/rounds/{round.Id}/statistics?{query}"));
    }
}
