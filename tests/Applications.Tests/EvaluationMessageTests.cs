using Contracts;
using Contracts.Evaluation;
using Testing;

namespace Applications.Tests;

/// <summary>Evaluation's messages, in whatever order and however often they come.</summary>
public sealed class EvaluationMessageTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    /// <summary>Ids of one millisecond have no order.</summary>
    private static DateTimeOffset Earlier => TimeProvider.System.GetUtcNow().AddMinutes(-1);

    [Fact]
    public async Task A_ranking_that_overtakes_the_assignment_still_ends_in_Ranked()
    {
        var call = await host.AnOpenCallAsync();
        var row = await host.EligibleAsync(call);
        var ranking = Flow.ARanking(call, [(row.Id, 1)]);
        var examination = Guid.CreateVersion7();

        await host.PublishAsync(ranking);
        await host.BecomesAsync(row.Id, "Ranked");
        await host.PublishAsync(new ExpertUnassigned(examination, 3, call, row.Id, "e2", "回避"));
        await host.PublishAsync(new ExpertsAssigned(examination, 2, call, row.Id, ["e1", "e2"]));
        await host.PublishAsync(ranking);
        await ExpertsBecomeAsync(examination, "e1");

        Assert.Equal(("ranked", 1, 99m), await StandingAsync(row));
    }

    [Fact]
    public async Task All_messages_three_times_and_shuffled_end_in_one_state()
    {
        var call = await host.AnOpenCallAsync();
        var row = await host.EligibleAsync(call);
        var examination = Guid.CreateVersion7();
        IEvent[] messages =
        [
            new ExpertsAssigned(examination, 2, call, row.Id, ["e1", "e2"]),
            new ExpertUnassigned(examination, 3, call, row.Id, "e2", "利益冲突"),
            new ExpertsAssigned(examination, 4, call, row.Id, ["e1", "e3"]),
            new ExpertUnassigned(examination, 5, call, row.Id, "e1", "退出"),
            Flow.ARanking(call, [(row.Id, 2)]) with { AggregateId = Guid.CreateVersion7(Earlier) },
            Flow.ARanking(call, [(row.Id, 1)]),
        ];
        var shuffled = messages.Concat(messages).Concat(messages).ToArray();
        new Random(2018).Shuffle(shuffled);

        await Task.WhenAll(shuffled.Select(host.PublishAsync));
        await Eventually.EqualAsync(18L, () => host.ReadAsync<long>(
            "SELECT count(*) FROM inbox WHERE consumer IN ('applications.experts-assigned', 'applications.expert-unassigned', 'applications.evaluation-completed')"
            + $" AND received >= (SELECT max(at) FROM audit WHERE aggregate_id = '{row.Id}' AND to_state = 'Eligible')"), "messages handled");

        Assert.Equal(("ranked", 1, 99m), await StandingAsync(row)); // the later of the two rankings
        Assert.Equal("e3", await ExpertsAsync(examination));
        Assert.Equal(0L, await host.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
    }

    [Fact]
    public async Task An_expert_reads_what_is_assigned_as_long_as_it_is_and_no_account()
    {
        var call = await host.AnOpenCallAsync();
        var row = await host.EligibleAsync(call);
        var examination = Guid.CreateVersion7();
        using var expert = host.CreateClient(Flow.Expert("expert-1"));
        async Task<int> LookAsync()
        {
            using var answer = await expert.GetAsync(new Uri($"/applications/{row.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
            return (int)answer.StatusCode;
        }

        Assert.Equal(404, await LookAsync());
        await host.PublishAsync(new ExpertsAssigned(examination, 1, call, row.Id, ["expert-1", "expert-2"]));
        await ExpertsBecomeAsync(examination, "expert-1 expert-2");
        Assert.Equal(200, await LookAsync());
        using var read = await expert.GetAsync(new Uri($"/applications/{row.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("\"payee\":null", await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await host.PublishAsync(new ExpertUnassigned(examination, 2, call, row.Id, "expert-1", "回避"));
        await ExpertsBecomeAsync(examination, "expert-2");

        Assert.Equal(404, await LookAsync());
        Assert.Equal("under-evaluation", (await host.ReadAsync(row)).Status);
    }

    [Fact]
    public async Task A_ranking_moves_nobody_who_has_withdrawn()
    {
        var call = await host.AnOpenCallAsync();
        var (stays, leaves) = (await host.EligibleAsync(call), await host.EligibleAsync(call));
        await host.ByApplicantAsync(leaves, "withdraw", new { reason = "放弃" });

        await host.PublishAsync(Flow.ARanking(call, [(stays.Id, 2), (leaves.Id, 1)]));
        await host.BecomesAsync(stays.Id, "Ranked");

        Assert.Equal("withdrawn", (await host.ReadAsync(leaves)).Status);
    }

    [Fact]
    public async Task The_latest_figure_and_the_highest_criteria_count_in_any_order()
    {
        var series = Guid.CreateVersion7(Earlier);
        ReferenceSeriesPublished Figure(Guid id, long version, decimal value) => new(id, version, "average-rd-intensity", ReferenceScope.City, 2017, value, "%", "统计公报");
        var correction = Figure(Guid.CreateVersion7(), 1, 2.3m);
        IEvent[] messages = [correction, Figure(series, 2, 2.2m), Figure(series, 1, 2.1m), correction];
        foreach (var message in messages)
        {
            await host.PublishAsync(message);
        }

        await host.CriteriaAsync();
        var third = GivenCriteria.AVersion(BaseKind.University, 3);
        await host.PublishAsync(third);
        await host.PublishAsync(GivenCriteria.AVersion(BaseKind.University, 2));
        await host.PublishAsync(third);
        await Eventually.EqualAsync(4L, () => host.ReadAsync<long>("SELECT count(*) FROM inbox WHERE consumer = 'applications.reference-series-published'"), "figures handled");
        await Eventually.EqualAsync(3L, () => host.ReadAsync<long>("SELECT count(*) FROM criteria_version WHERE kind = 'University'"), "versions");
        var call = await host.AnOpenCallAsync();

        Assert.Equal(2.3m, await host.ReadAsync<decimal>("SELECT value FROM reference_figure"));
        Assert.Contains(third.AggregateId.ToString(), await host.ReadAsync<string>($"SELECT terms::text FROM call WHERE id = '{call}'"), StringComparison.Ordinal);
    }

    private async Task<(string, int?, decimal?)> StandingAsync(Flow.Row row)
    {
        var now = await host.ReadAsync(row);
        return (now.Status, now.Rank, now.Score);
    }

    private Task<string> ExpertsAsync(Guid examination) =>
        host.ReadAsync<string>($"SELECT coalesce((SELECT array_to_string(experts, ' ') FROM examination WHERE id = '{examination}'), '')");

    private Task ExpertsBecomeAsync(Guid examination, string experts) => Eventually.EqualAsync(experts, () => ExpertsAsync(examination), "experts");
}
