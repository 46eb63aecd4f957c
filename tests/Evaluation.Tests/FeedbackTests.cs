using System.Text.Json.Nodes;
using Contracts.Applications;
using Npgsql;
using Testing;

namespace Evaluation.Tests;

/// <summary>What applicants may read of how they were judged: their own, once the commission says so, and nobody's name.</summary>
public sealed class FeedbackTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private const string Mine = "91130102MADEM0012A";
    private const string Theirs = "91130102MADEM0013D";
    private static readonly object Everything = new { dimensions = true, remarks = true, place = true };

    [Fact]
    public async Task An_applicant_reads_its_own_result_after_the_release_and_nobody_elses_ever()
    {
        var judged = await JudgedRound.OfAsync(host, 3, Mine, Theirs);
        var ranking = await judged.RankedAsync(host);
        using var mine = host.CreateClient(JudgedRound.Of(Mine));
        Assert.Equal((404, "not-found"), await mine.TryAsync("GET", $"/feedback/{judged.Applications[0]}"));
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rankings/{ranking}/feedback", Everything);

        var feedback = await mine.SendAsync("GET", $"/feedback/{judged.Applications[0]}");

        Assert.Equal(95.8333m, (decimal)feedback["score"]!);
        Assert.Equal((1, 3), ((int)feedback["place"]!["rank"]!, (int)feedback["place"]!["among"]!));
        Assert.Equal(["ENT-1", "ENT-2", "ENT-3", "ENT-4"], feedback["dimensions"]!.AsArray().Select(d => (string)d!["dimension"]!));
        Assert.All(feedback["dimensions"]!.AsArray(), d => Assert.Equal(95.8333m, (decimal)d!["score"]!));
        Assert.Equal(12, feedback["remarks"]!.AsArray().Count); // three experts said the same of each of twelve items
        Assert.False((bool)feedback["superseded"]!);
        Assert.DoesNotContain(judged.Experts, expert => feedback.ToJsonString().Contains(expert, StringComparison.Ordinal));
        Assert.DoesNotContain(judged.Applications.Skip(1), other => feedback.ToJsonString().Contains(other.ToString(), StringComparison.Ordinal));
        Assert.Equal((404, "not-found"), await mine.TryAsync("GET", $"/feedback/{judged.Applications[1]}"));
        Assert.Contains(judged.Applications[0].ToString(), await ListedAsync(mine));
        Assert.DoesNotContain(judged.Applications[1].ToString(), await ListedAsync(mine));
    }

    [Fact]
    public async Task Only_what_the_commission_shows_is_there()
    {
        var judged = await JudgedRound.OfAsync(host, 1, Mine);
        var ranking = await judged.RankedAsync(host);
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rankings/{ranking}/feedback", new { dimensions = false, remarks = false, place = false });
        using var mine = host.CreateClient(JudgedRound.Of(Mine));

        var feedback = await mine.SendAsync("GET", $"/feedback/{judged.Applications[0]}");

        Assert.Equal(95.8333m, (decimal)feedback["score"]!);
        Assert.Null(feedback["place"]);
        Assert.Null(feedback["dimensions"]);
        Assert.Null(feedback["remarks"]);
    }

    [Fact]
    public async Task Eight_officers_at_once_release_once_and_nobody_takes_it_back()
    {
        var judged = await JudgedRound.OfAsync(host, 1, Mine);
        var ranking = await judged.RankedAsync(host);
        using var officer = host.CreateClient(Given.Officer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => officer.TryAsync("POST", $"/rankings/{ranking}/feedback", Everything)));

        Assert.Single(answers, a => a.Status == 201);
        Assert.Equal(7, answers.Count(a => a is (409, "feedback-already-released")));
        foreach (var sql in new[] { "UPDATE feedback_release SET shows_place = false", "DELETE FROM feedback_release", "TRUNCATE feedback_release" })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>(sql))).SqlState);
        }
    }

    [Fact]
    public async Task A_ranking_that_was_made_again_is_released_anew_and_the_old_word_says_that_it_is_superseded()
    {
        var judged = await JudgedRound.OfAsync(host, 1, Mine);
        var application = judged.Applications[0];
        var first = await judged.RankedAsync(host);
        using var officer = host.CreateClient(Given.Officer);
        using var mine = host.CreateClient(JudgedRound.Of(Mine));
        await officer.SendAsync("POST", $"/rankings/{first}/feedback", Everything);
        await host.PublishAsync(new ObjectionUpheld(application, 99, judged.Round.Call, ToEvaluation: true, "佐证材料不实"));
        await Eventually.EqualAsync("Waiting", () => host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{application}'"), "examination");
        await host.AssignAsync(judged.Round);
        foreach (var (id, expert) in await host.ReviewsAsync(application))
        {
            await host.LockedReviewAsync(id, expert, "weak");
        }

        var second = await judged.RankedAsync(host);

        var before = await mine.SendAsync("GET", $"/feedback/{application}");
        Assert.True((bool)before["superseded"]!);
        Assert.Equal(95.8333m, (decimal)before["score"]!);
        Assert.Equal((409, "feedback-already-released"), await officer.TryAsync("POST", $"/rankings/{first}/feedback", Everything));
        await officer.SendAsync("POST", $"/rankings/{second}/feedback", Everything);
        var after = await mine.SendAsync("GET", $"/feedback/{application}");
        Assert.Equal((62.5m, false), ((decimal)after["score"]!, (bool)after["superseded"]!));
    }

    [Fact]
    public async Task A_ranking_in_whose_place_another_stands_is_not_released_any_more()
    {
        var judged = await JudgedRound.OfAsync(host, 1, Mine);
        var first = await judged.RankedAsync(host);
        await host.PublishAsync(new ObjectionUpheld(judged.Applications[0], 99, judged.Round.Call, ToEvaluation: true, "佐证材料不实"));
        await Eventually.EqualAsync("Waiting", () => host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{judged.Applications[0]}'"), "examination");
        await host.AssignAsync(judged.Round);
        foreach (var (id, expert) in await host.ReviewsAsync(judged.Applications[0]))
        {
            await host.LockedReviewAsync(id, expert);
        }

        await judged.RankedAsync(host);
        using var officer = host.CreateClient(Given.Officer);

        Assert.Equal((409, "ranking-superseded"), await officer.TryAsync("POST", $"/rankings/{first}/feedback", Everything));
    }

    private static async Task<string> ListedAsync(HttpClient client) => ((JsonNode)await client.SendAsync("GET", "/feedback?limit=200")).ToJsonString();
}
