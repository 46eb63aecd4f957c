using System.Text.Json.Nodes;
using Contracts.Applications;
using Evidence;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Scoring;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>What follows a ranking: it is superseded with a reason, published without names, and followed while it is in the making (R89).</summary>
public sealed class PublishedRankingTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly object Kind = new { kind = "enterprise" };

    [Fact]
    public async Task Everybody_makes_a_published_ranking_again_and_learns_nobodys_name()
    {
        var (round, applications) = await RankedAsync();
        using var officer = host.CreateClient(Given.Officer);
        var ranking = (await officer.SendAsync("GET", "/rankings?limit=200"))["items"]!.AsArray().Single(r => (string)r!["roundId"]! == round.Id.ToString())!;
        var published = await officer.SendAsync("POST", $"/rankings/{ranking.Id()}/publish");
        using var anybody = host.CreateClient(Principal.Nobody);

        var seen = await anybody.SendAsync("GET", $"/public/rankings/{published.Id()}");
        var record = SignedRecord.Parse(await anybody.GetByteArrayAsync(new Uri($"/public/rankings/{published.Id()}/record", UriKind.Relative), TestContext.Current.CancellationToken));

        Assert.Equal(
            ranking["ranking"]!.AsArray().Select(r => ((string)r!["applicationId"]!, (int)r["rank"]!, (decimal)r["score"]!)),
            seen["ranking"]!.AsArray().Select(r => ((string)r!["applicationId"]!, (int)r["rank"]!, (decimal)r["score"]!)));
        Assert.Equal((string)ranking["recordHash"]!, (string)seen["rankingHash"]!);
        Assert.Equal((string)seen["recordHash"]!, record.Hash);
        Assert.Empty(record.Verify(host.Services.GetRequiredService<SigningKey>().PublicKeys));
        Assert.Empty(DecisionRecord.Recompute(record));
        foreach (var name in (await host.ReviewsAsync(applications[0])).Select(r => r.Expert).Append("样例"))
        {
            Assert.DoesNotContain(name, record.Payload.GetRawText(), StringComparison.Ordinal);
            Assert.DoesNotContain(name, seen["ranking"]!.ToJsonString(), StringComparison.Ordinal);
        }

        Assert.Equal(404, (await anybody.TryAsync("GET", $"/public/rankings/{ranking.Id()}/record")).Status); // the whole record is not everybody's
        Assert.Equal((409, "ranking-already-published"), await officer.TryAsync("POST", $"/rankings/{ranking.Id()}/publish"));
        Assert.Contains(published.Id(), (await anybody.SendAsync("GET", "/public/rankings?limit=200"))["items"]!.AsArray().Select(r => r!.Id()));
        foreach (var sql in new[] { "UPDATE published_ranking SET number = 9", "DELETE FROM published_ranking" })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>(sql))).SqlState);
        }
    }

    [Fact]
    public async Task A_later_ranking_names_the_one_it_supersedes_and_why_and_the_earlier_one_says_so_too()
    {
        var (round, applications) = await RankedAsync();
        using var officer = host.CreateClient(Given.Officer);
        var first = await RankingAsync(officer, round, 1);
        Assert.Null(first["supersedes"]);
        var shown = await officer.SendAsync("POST", $"/rankings/{first.Id()}/publish");
        await ReopenAsync(round, applications[0]);

        var second = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", new { kind = "enterprise", reason = "异议成立,重新评审" });

        Assert.Equal((first.Id().ToString(), "异议成立,重新评审"), ((string)second["supersedes"]!, (string)second["reason"]!));
        Assert.Equal(second.Id().ToString(), (string)(await officer.SendAsync("GET", $"/rankings/{first.Id()}"))["supersededBy"]!);
        Assert.Equal(second.Id().ToString(), (string)(await RankingAsync(officer, round, 1))["supersededBy"]!);
        using var anybody = host.CreateClient(Principal.Nobody);
        Assert.Equal(second.Id().ToString(), (string)(await anybody.SendAsync("GET", $"/public/rankings/{shown.Id()}"))["supersededBy"]!);
        var named = (await officer.SendAsync("GET", $"/rankings/{second.Id()}/record"))["payload"]!["input"]!["supersedes"]!;
        Assert.Equal(((string)first["recordHash"]!, "异议成立,重新评审"), ((string)named["recordHash"]!, (string)named["reason"]!));

        await ReopenAsync(round, applications[0]);
        var third = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);
        Assert.Equal((second.Id().ToString(), "Applications that were examined again: 1."), ((string)third["supersedes"]!, (string)third["reason"]!));
        Assert.Equal((409, "ranking-superseded"), await officer.TryAsync("POST", $"/rankings/{second.Id()}/publish"));
    }

    [Fact]
    public async Task The_method_of_the_criteria_ranks_and_who_misses_a_mark_stands_last_with_the_reason()
    {
        using var officer = host.CreateClient(Given.Officer);
        var document = CriteriaImportTests.Document();
        document["method"]!["combination"] = "severity-adjusted";
        document["method"]!["severity"] = new JsonObject { ["minApplications"] = 10, ["minExperts"] = 5, ["minSheetsPerExpert"] = 3 };
        var criteria = (await officer.SendAsync("POST", "/criteria-versions/import", document)).Id();
        await officer.SendAsync("POST", $"/criteria-versions/{criteria}/publish", ifMatch: 1);
        var call = Guid.CreateVersion7();
        await host.PublishAsync(Given.Call(call, criteria, experts: 1));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM round WHERE call_id = '{call}'"), "rounds");
        var round = new RoundGiven(await host.ReadAsync<Guid>($"SELECT id FROM round WHERE call_id = '{call}'"), call, criteria, Contracts.BaseKind.Enterprise);
        await host.ExpertsAsync(1);
        var (good, poor) = (await host.ExaminationAsync(round), await host.ExaminationAsync(round));
        await host.AssignAsync(round);
        await LockAsync(good, "good");
        await LockAsync(poor, "none");

        var ranking = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);

        Assert.Equal(("mean-of-sheets", "There are 2 applications, fewer than 10."), ((string)ranking["applied"]!, (string)ranking["appliedReason"]!));
        Assert.Equal([good.ToString(), poor.ToString()], ranking["ranking"]!.AsArray().Select(r => (string)r!["applicationId"]!));
        // 3.5 of 4.5 parts judged by an expert: 77.7778, or half of it.
        Assert.Equal([77.7778m, 38.8889m], ranking["ranking"]!.AsArray().Select(r => (decimal)r!["score"]!));
        Assert.Equal(["pass-mark"], ranking["ranking"]![1]!["missed"]!.AsArray().Select(m => (string)m!["mark"]!));
        var record = SignedRecord.Parse(await officer.GetByteArrayAsync(new Uri($"/rankings/{ranking.Id()}/record", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Empty(DecisionRecord.Recompute(record));
    }

    [Fact]
    public async Task A_degree_that_is_not_on_the_criterias_scale_cannot_stand_on_a_sheet()
    {
        using var officer = host.CreateClient(Given.Officer);
        var criteria = (await officer.SendAsync("POST", "/criteria-versions/import", CriteriaImportTests.Document())).Id();
        await officer.SendAsync("POST", $"/criteria-versions/{criteria}/publish", ifMatch: 1);
        var call = Guid.CreateVersion7();
        await host.PublishAsync(Given.Call(call, criteria, experts: 1));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM round WHERE call_id = '{call}'"), "rounds");
        var round = new RoundGiven(await host.ReadAsync<Guid>($"SELECT id FROM round WHERE call_id = '{call}'"), call, criteria, Contracts.BaseKind.Enterprise);
        await host.ExpertsAsync(1);
        var application = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        var (review, expert) = (await host.ReviewsAsync(application)).Single();
        using var client = host.CreateClient(Given.Person(expert));
        await client.StepAsync($"/reviews/{review}", "accept");

        Assert.Equal((422, "invalid-body"), await client.TryAsync(
            "PUT", $"/reviews/{review}/sheet", new { lines = new[] { new { itemCode = "C-1.1", exists = true, effect = "excellent" } } }, 2));
    }

    [Fact]
    public async Task Standings_follow_every_locked_sheet_and_every_one_that_no_longer_counts()
    {
        var round = await host.RoundAsync(experts: 2);
        await host.ExpertsAsync(2);
        var (first, second) = (await host.ExaminationAsync(round), await host.ExaminationAsync(round));
        await host.AssignAsync(round);
        using var officer = host.CreateClient(Given.Officer);
        Assert.Empty(await StandingsAsync(officer, round));
        var reviews = await host.ReviewsAsync(first);
        await host.LockedReviewAsync(reviews[0].Id, reviews[0].Expert, "weak");
        Assert.Equal([(first.ToString(), 1, 62.5m, 1)], await StandingsAsync(officer, round));
        await host.LockedReviewAsync(reviews[1].Id, reviews[1].Expert, "excellent");
        await LockAsync(second, "excellent");
        Assert.Equal([(second.ToString(), 1, 100m, 2), (first.ToString(), 2, 81.25m, 2)], await StandingsAsync(officer, round));

        using var expert = host.CreateClient(Given.Person(reviews[0].Expert));
        await expert.StepAsync($"/reviews/{reviews[0].Id}", "declare-conflict", new { reason = "亲属任职" });

        Assert.Equal([(first.ToString(), 1, 100m, 1), (second.ToString(), 1, 100m, 2)], (await StandingsAsync(officer, round)).OrderBy(s => s.Sheets));
        Assert.Equal((403, null), ((await expert.TryAsync("GET", $"/rounds/{round.Id}/standings")).Status, (string?)null));
        await host.PublishAsync(new ApplicationWithdrawn(second, 99, round.Call, "放弃"));
        await Eventually.EqualAsync("Withdrawn", () => host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{second}'"), "examination");
        Assert.Equal([(first.ToString(), 1, 100m, 1)], await StandingsAsync(officer, round));
    }

    private static async Task<IReadOnlyList<(string Application, int Place, decimal Mean, int Sheets)>> StandingsAsync(HttpClient officer, RoundGiven round) =>
        [.. (await officer.SendAsync("GET", $"/rounds/{round.Id}/standings"))["standings"]!.AsArray()
            .Select(s => ((string)s!["applicationId"]!, (int)s["place"]!, (decimal)s["mean"]!, (int)s["sheets"]!))];

    private static async Task<JsonNode> RankingAsync(HttpClient officer, RoundGiven round, int number) =>
        (await officer.SendAsync("GET", "/rankings?limit=200"))["items"]!.AsArray()
            .Single(r => (string)r!["roundId"]! == round.Id.ToString() && (int)r["number"]! == number)!;

    private async Task<(RoundGiven Round, IReadOnlyList<Guid> Applications)> RankedAsync()
    {
        var round = await host.RoundAsync(experts: 2);
        await host.ExpertsAsync(3);
        Guid[] applications = [await host.ExaminationAsync(round), await host.ExaminationAsync(round), await host.ExaminationAsync(round)];
        await host.AssignAsync(round);
        foreach (var (application, effect) in applications.Zip(["good", "weak", "good"]))
        {
            await LockAsync(application, effect);
        }

        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);
        return (round, applications);
    }

    private async Task ReopenAsync(RoundGiven round, Guid application)
    {
        var version = 100 + await host.ReadAsync<long>($"SELECT application_version FROM examination WHERE application_id = '{application}'");
        await host.PublishAsync(new ObjectionUpheld(application, version, round.Call, ToEvaluation: true, "佐证材料不实"));
        await Eventually.EqualAsync("Waiting", () => host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{application}'"), "examination");
        await host.ExpertsAsync(2);
        await host.AssignAsync(round);
        await LockAsync(application, "fair");
    }

    private async Task LockAsync(Guid application, string effect)
    {
        foreach (var (id, expert) in await host.ReviewsAsync(application))
        {
            await host.LockedReviewAsync(id, expert, effect);
        }
    }
}
