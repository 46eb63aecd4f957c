using System.Text.Json.Nodes;
using Contracts;
using Contracts.Applications;
using Npgsql;
using Testing;

namespace Evaluation.Tests;

/// <summary>Experts who are too far apart: what begins by itself, and who settles it (R88, R89).</summary>
public sealed class ArbitrationTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private static readonly object Kind = new { kind = "enterprise" };

    [Fact]
    public async Task Experts_too_far_apart_bring_in_another_by_themselves_and_nothing_is_ranked_before_that_is_settled()
    {
        var (round, application, reviews) = await host.SeveralAsync(new(SpreadLimit: 20));
        await host.ExpertsAsync(1);
        await host.LockAsync(reviews, "excellent", "weak");
        using var officer = host.CreateClient(Given.Officer);

        var arbitration = await ArbitrationOfAsync(application);
        Assert.Equal(("another-expert", 37.5m, 20), (arbitration.Status(), (decimal)arbitration["spread"]!, (int)arbitration["limit"]!));
        Assert.Equal((409, "examinations-open"), await officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", Kind));
        Assert.Equal((409, "arbitration-wrong-state"), await MeetAsync(officer, arbitration, new { decision = "sheets-stand" }));
        var third = Assert.Single(await host.ReviewsAsync(application), r => !reviews.Contains(r));
        await host.LockedReviewAsync(third.Id, third.Expert, "good");

        Assert.Equal("settled", (await ArbitrationOfAsync(application)).Status()); // 87.5 stands by 100
        var ranking = await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);
        Assert.Equal(83.3333m, (decimal)ranking["ranking"]![0]!["score"]!); // all three count
    }

    [Fact]
    public async Task Where_the_other_expert_stands_alone_too_a_panel_meets_with_minutes_and_decides()
    {
        var (round, application, reviews) = await host.SeveralAsync(new(SpreadLimit: 20));
        await host.ExpertsAsync(1);
        await host.LockAsync(reviews, "excellent", "weak");
        var third = Assert.Single(await host.ReviewsAsync(application), r => !reviews.Contains(r));
        await host.LockedReviewAsync(third.Id, third.Expert, "absent");
        using var officer = host.CreateClient(Given.Officer);
        var arbitration = await ArbitrationOfAsync(application);
        Assert.Equal("panel", arbitration.Status());
        Assert.Equal((409, "arbitration-open"), await officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", Kind));
        Assert.Equal((409, "arbitration-open"), await officer.TryAsync("POST", $"/reviews/{third.Id}/reopen", new { reason = "复核" }, 5));

        Assert.Equal((200, null), await MeetAsync(officer, arbitration, new { decision = "sheets-stand" }));

        var settled = await ArbitrationOfAsync(application);
        Assert.Equal(("settled", "会议纪要", 2), (settled.Status(), (string)settled["meeting"]!["minutes"]!, settled["meeting"]!["attendees"]!.AsArray().Count));
        Assert.Equal((412, "stale-etag"), await MeetAsync(officer, arbitration, new { decision = "sheets-stand" }));
        Assert.Equal((409, "arbitration-wrong-state"), await MeetAsync(officer, settled, new { decision = "sheets-stand" }));
        await officer.SendAsync("POST", $"/rounds/{round.Id}/rankings", Kind);
    }

    [Fact]
    public async Task A_panel_opens_the_sheets_it_names_for_the_items_it_names_and_meets_again_if_they_stay_apart()
    {
        var (round, application, reviews) = await host.SeveralAsync(new(SpreadLimit: 20, Arbitration: ArbitrationBy.Panel));
        await host.LockAsync(reviews, "excellent", "weak");
        using var officer = host.CreateClient(Given.Officer);
        var arbitration = await ArbitrationOfAsync(application);
        Assert.Equal("panel", arbitration.Status());
        Assert.Equal((422, "invalid-body"), await MeetAsync(officer, arbitration, new { decision = "open-sheets", sheets = new[] { new { reviewId = Guid.CreateVersion7() } } }));
        Assert.Equal((422, "invalid-body"), await MeetAsync(officer, arbitration, new { decision = "sheets-stand", sheets = new[] { new { reviewId = reviews[1].Id } } }));
        Assert.Equal((422, "invalid-body"), await MeetAsync(officer, arbitration, new { decision = "open-sheets" }));
        Assert.Equal((422, "invalid-body"), await MeetAsync(officer, arbitration, new { decision = "sheets-stand", heldOn = "2099-01-01" }));
        Assert.Equal((422, "invalid-body"), await MeetAsync(officer, arbitration, new { decision = "sheets-stand", attendees = new[] { new { name = "王处长", duty = "组长" } } }));

        var sheets = new[] { new { reviewId = reviews[1].Id, items = new[] { "ENT-1.1" } } };
        Assert.Equal((200, null), await MeetAsync(officer, arbitration, new { decision = "open-sheets", sheets }));

        Assert.Equal(["Locked", "InProgress"], await host.StatusesAsync(reviews));
        using var expert = host.CreateClient(Given.Person(reviews[1].Expert));
        await expert.StepAsync($"/reviews/{reviews[1].Id}", "submit");
        await expert.StepAsync($"/reviews/{reviews[1].Id}", "lock");
        Assert.Equal("Settled,Panel", await host.ReadAsync<string>($"SELECT string_agg(status, ',' ORDER BY id) FROM arbitration WHERE application_id = '{application}'"));
        Assert.Equal((409, "arbitration-open"), await officer.TryAsync("POST", $"/rounds/{round.Id}/rankings", Kind));
    }

    [Fact]
    public async Task Without_another_expert_it_is_the_panels_and_within_the_limit_or_without_one_nothing_happens()
    {
        const string Party = "91130102MADEM0012A";
        var round = await host.RoundAsync(experts: 2, review: new(SpreadLimit: 20));
        var two = await host.ExpertsAsync(2);
        await host.KeepAllOthersFromAsync(Party, two);
        var apart = await host.ExaminationAsync(round, Party);
        var near = await host.ExaminationAsync(round, Party);
        await host.AssignAsync(round);
        await host.LockAsync(await host.ReviewsAsync(apart), "excellent", "weak");
        await host.LockAsync(await host.ReviewsAsync(near), "excellent", "good");
        var (_, unlimited, reviews) = await host.SeveralAsync(null);
        await host.LockAsync(reviews, "excellent", "absent");

        Assert.Equal("panel", (await ArbitrationOfAsync(apart)).Status());
        Assert.Equal("Reviewed|0", await host.ReadAsync<string>($"SELECT status || '|' || extra_experts FROM examination WHERE application_id = '{apart}'"));
        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM arbitration WHERE application_id IN ('{near}', '{unlimited}')"));
    }

    [Fact]
    public async Task One_arbitration_is_open_at_a_time_even_behind_the_services_back_and_a_withdrawal_ends_it()
    {
        var (round, application, reviews) = await host.SeveralAsync(new(SpreadLimit: 20, Arbitration: ArbitrationBy.Panel));
        await Task.WhenAll(host.LockAsync([reviews[0]], "excellent"), host.LockAsync([reviews[1]], "weak"));
        var copy = $"INSERT INTO arbitration SELECT (r).* FROM (SELECT jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid())) AS r FROM arbitration a WHERE application_id = '{application}') x RETURNING 1";
        Assert.Equal(PostgresErrorCodes.UniqueViolation, (await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<int>(copy))).SqlState);

        await host.PublishAsync(new ApplicationWithdrawn(application, 99, round.Call, "放弃"));

        await Eventually.EqualAsync("Lapsed", () => host.ReadAsync<string>($"SELECT status FROM arbitration WHERE application_id = '{application}'"), "arbitration");
    }

    private async Task<JsonNode> ArbitrationOfAsync(Guid application)
    {
        using var officer = host.CreateClient(Given.Officer);
        return (await officer.SendAsync("GET", "/arbitrations?limit=200"))["items"]!.AsArray().Last(a => (string)a!["applicationId"]! == application.ToString())!;
    }

    /// <summary>A meeting of today, but for what is given otherwise.</summary>
    private static Task<(int Status, string? Code)> MeetAsync(HttpClient officer, JsonNode arbitration, object but)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(Given.AMeeting())!.AsObject();
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(but)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        return officer.TryAsync("POST", $"/arbitrations/{arbitration.Id()}/meeting", body, (long)arbitration["revision"]!);
    }
}
