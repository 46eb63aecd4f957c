using Contracts.Applications;
using Npgsql;
using Testing;

namespace Evaluation.Tests;

/// <summary>When a ranking is made, made again, and never (R89).</summary>
public sealed class RankingTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly object Kind = new { kind = "enterprise" };

    [Fact]
    public async Task A_ranking_waits_for_every_locked_review_and_is_made_once_even_by_eight_at_once()
    {
        var (round, applications) = await RoundAsync(applications: 2, experts: 1);
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((409, "nothing-to-rank"), await officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", new { kind = "region" }));
        Assert.Equal((409, "examinations-open"), await officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", Kind));
        await LockAllAsync(applications[0]);
        Assert.Equal((409, "examinations-open"), await officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", Kind));
        await LockAllAsync(applications[1]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", Kind)));

        Assert.Single(answers, a => a.Status == 201);
        Assert.Equal(7, answers.Count(a => a is (409, "already-ranked")));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM ranking WHERE round_id = '{round.Id}'"));
    }

    [Fact]
    public async Task A_withdrawn_application_is_not_ranked_and_does_not_hold_the_others_up()
    {
        var (round, applications) = await RoundAsync(applications: 2, experts: 1);
        await LockAllAsync(applications[0]);
        await host.PublishAsync(new ApplicationWithdrawn(applications[1], 99, round.Call, "放弃"));
        await ReachedAsync(applications[1], "Withdrawn");
        using var officer = host.CreateClient(Given.Officer);

        var ranking = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);

        Assert.Equal(applications[0].ToString(), (string)Assert.Single(ranking["ranking"]!.AsArray())!["applicationId"]!);
        Assert.Equal("Withdrawn", await host.ReadAsync<string>($"SELECT status FROM review WHERE application_id = '{applications[1]}'"));
        Assert.Equal(1, await host.EventsAsync(await ExaminationIdAsync(applications[1]), "expert-unassigned"));
    }

    [Fact]
    public async Task An_upheld_objection_lets_the_kind_be_ranked_again_with_new_reviews()
    {
        var (round, applications) = await RoundAsync(applications: 2, experts: 1);
        await Task.WhenAll(applications.Select(LockAllAsync));
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);
        await host.PublishAsync(new ObjectionUpheld(applications[0], 99, round.Call, ToEvaluation: true, "佐证材料不实"));
        await ReachedAsync(applications[0], "Waiting");
        Assert.Equal((409, "examinations-open"), await officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", Kind));
        await host.AssignAsync(round);
        await LockAllAsync(applications[0], "absent");

        var again = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);

        Assert.Equal(2, (int)again["number"]!);
        Assert.Equal([applications[1].ToString(), applications[0].ToString()], again["ranking"]!.AsArray().Select(r => (string)r!["applicationId"]!));
        Assert.Equal(0m, (decimal)again["ranking"]![1]!["score"]!);
    }

    [Fact]
    public async Task A_conflict_that_comes_up_after_locking_takes_the_sheet_out_and_brings_another_expert()
    {
        var (round, applications) = await RoundAsync(applications: 1, experts: 2);
        await LockAllAsync(applications[0]);
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);
        var biased = (await host.ReviewsAsync(applications[0]))[0];
        await host.ExpertsAsync(1);
        using var expert = host.CreateClient(Given.Person(biased.Expert));

        Assert.Equal("withdrawn", (await expert.StepAsync($"/reviews/{biased.Id}", "declare-conflict", new { reason = "亲属任职" })).Status());

        Assert.Equal((409, "examinations-open"), await officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", Kind));
        var now = await host.ReviewsAsync(applications[0]);
        Assert.DoesNotContain(now, r => r.Expert == biased.Expert);
        var replacement = (await ReviewsInAsync(applications[0], "Assigned")).Single();
        await host.LockedReviewAsync(replacement.Id, replacement.Expert, "absent");
        var again = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);
        Assert.Equal(43.75m, (decimal)again["ranking"]![0]!["score"]!); // (87.5 + 0) / 2
        var record = await officer.SendAsync("GET", $"/rankings/{again.Id()}/record");
        Assert.Equal(biased.Expert, (string)Assert.Single(record["payload"]!["input"]!["conflicts"]!.AsArray())!["expert"]!);
    }

    [Fact]
    public async Task Rankings_and_their_records_cannot_be_changed_even_behind_the_services_back()
    {
        var (round, applications) = await RoundAsync(applications: 1, experts: 1);
        await LockAllAsync(applications[0]);
        using var officer = host.CreateClient(Given.Officer);
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);

        foreach (var sql in new[] { "UPDATE ranking SET number = 9", "DELETE FROM ranking", "UPDATE decision_record SET hash = ''", "TRUNCATE decision_record" })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>(sql))).SqlState);
        }
    }

    private async Task<(RoundGiven Round, IReadOnlyList<Guid> Applications)> RoundAsync(int applications, int experts)
    {
        var round = await host.RoundAsync(experts: experts);
        await host.ExpertsAsync(experts);
        var ids = new List<Guid>();
        for (var i = 0; i < applications; i++)
        {
            ids.Add(await host.ExaminationAsync(round));
        }

        await host.AssignAsync(round);
        return (round, ids);
    }

    private Task LockAllAsync(Guid application) => LockAllAsync(application, "good");

    private async Task LockAllAsync(Guid application, string effect)
    {
        foreach (var (id, expert) in await host.ReviewsAsync(application))
        {
            await host.LockedReviewAsync(id, expert, effect);
        }
    }

    private Task ReachedAsync(Guid application, string status) => Eventually.EqualAsync(
        status, () => host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{application}'"), "examination");

    private Task<Guid> ExaminationIdAsync(Guid application) => host.ReadAsync<Guid>($"SELECT id FROM examination WHERE application_id = '{application}'");

    private async Task<IReadOnlyList<(Guid Id, string Expert)>> ReviewsInAsync(Guid application, string status)
    {
        var id = await host.ReadAsync<Guid>($"SELECT id FROM review WHERE application_id = '{application}' AND status = '{status}'");
        return [(id, await host.ReadAsync<string>($"SELECT expert FROM review WHERE id = '{id}'"))];
    }
}
