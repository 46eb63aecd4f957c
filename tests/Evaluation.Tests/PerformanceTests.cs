using Contracts;
using Contracts.Registry;
using Evidence;
using Microsoft.Extensions.DependencyInjection;
using Scoring;
using Testing;

namespace Evaluation.Tests;

/// <summary>The third party's evaluation of bases (R80, R101, R102).</summary>
public sealed class PerformanceTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private const string Organisation = "91130100MAEWA0014Q";

    [Fact]
    public async Task The_commissioned_organisation_fills_and_submits_and_the_grade_is_signed()
    {
        var (id, cycle, @base) = await host.PerformanceAsync(Organisation);
        await host.ReportedAsync(GivenPerformance.Report(cycle, @base, (1, 2), (3, 2)));
        using var evaluator = host.CreateClient(Given.Evaluator(Organisation));
        var path = $"/performance-evaluations/{id}";
        var view = await evaluator.SendAsync("GET", path);
        Assert.Equal((12, 2), (view["items"]!.AsArray().Count, view["report"]!["figures"]!.AsArray().Count));
        Assert.Equal((409, "performance-wrong-state"), await evaluator.TryAsync("POST", $"{path}/submit", ifMatch: 1));
        Assert.Equal(404, (await evaluator.TryAsync("GET", $"{path}/record")).Status);
        await evaluator.SheetAsync(path, "excellent", "成效突出");

        var done = await evaluator.StepAsync(path, "submit");

        Assert.Equal(("completed", 80m, "good"), (done.Status(), (decimal)done["score"]!, (string)done["grade"]!)); // 60 + 40 × 1/2
        Assert.Equal(1, await host.EventsAsync(id, "performance-evaluated"));
        var record = SignedRecord.Parse(await evaluator.GetByteArrayAsync(new Uri($"{path}/record", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal("performance", record.Type);
        Assert.Empty(record.Verify(host.Services.GetRequiredService<SigningKey>().PublicKeys));
        Assert.Empty(DecisionRecord.Recompute(record));
        Assert.Equal((409, "performance-wrong-state"), await evaluator.TryAsync("PUT", $"{path}/sheet", new { lines = Array.Empty<object>(), findings = "改判" }, 3));
    }

    [Fact]
    public async Task Another_organisation_sees_and_does_nothing()
    {
        var (id, _, _) = await host.PerformanceAsync(Organisation);
        using var other = host.CreateClient(Given.Evaluator("91130100MAEWA0022K"));
        var body = new { lines = Array.Empty<object>(), findings = "样例" };

        Assert.Equal(404, (await other.TryAsync("GET", $"/performance-evaluations/{id}")).Status);
        Assert.Equal(404, (await other.TryAsync("PUT", $"/performance-evaluations/{id}/sheet", body, 1)).Status);
        Assert.Equal(404, (await other.TryAsync("POST", $"/performance-evaluations/{id}/submit", ifMatch: 1)).Status);
        Assert.Empty((await other.SendAsync("GET", "/performance-evaluations"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Two_who_submit_at_once_submit_once_and_a_sheet_must_be_whole()
    {
        var (id, _, _) = await host.PerformanceAsync(Organisation);
        using var evaluator = host.CreateClient(Given.Evaluator(Organisation));
        var path = $"/performance-evaluations/{id}";
        await evaluator.SendAsync("PUT", $"{path}/sheet", new { lines = new[] { new { itemCode = "ENT-1.1", exists = true, effect = "good" } }, findings = "样例" }, 1);
        Assert.Equal((409, "sheet-incomplete"), await evaluator.TryAsync("POST", $"{path}/submit", ifMatch: 2));
        Assert.Equal((422, "invalid-body"), await evaluator.TryAsync(
            "PUT", $"{path}/sheet", new { lines = new[] { new { itemCode = "ENT-1.1", exists = false, effect = "good" } }, findings = "样例" }, 2));
        await evaluator.SheetAsync(path, findings: "样例");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => evaluator.TryAsync("POST", $"{path}/submit", ifMatch: 3)));

        Assert.Single(answers, a => a.Status == 200);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal((412, "stale-etag"), a));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM decision_record WHERE id = '{id}'"));
        Assert.Equal("Poor", await host.ReadAsync<string>($"SELECT grade FROM performance_evaluation WHERE id = '{id}'")); // nothing was reported
    }

    [Fact]
    public async Task A_base_that_lost_its_title_leaves_the_cycle_in_whatever_order_the_messages_come()
    {
        Func<Guid, Guid, IEvent>[] messages =
        [
            (cycle, @base) => GivenPerformance.Cycle(cycle, Organisation, @base),
            (_, @base) => new BaseRegistered(@base, 1, "2018-ENT-001", BaseKind.Enterprise, "旧名", "130102", Builder, new(2018, 6, 1), null),
            (_, @base) => new BaseChanged(@base, 3, "2018-ENT-001", "新名", Builder, null, "Held", "Rectifying"),
            (_, @base) => new BaseChanged(@base, 5, "2018-ENT-001", "新名", Builder, null, "Revoked", "Regular"),
            (cycle, @base) => GivenPerformance.Report(cycle, @base, (1, 1)),
        ];
        var subjects = Enumerable.Range(0, 24).Select(_ => (Cycle: Guid.CreateVersion7(), Base: Guid.CreateVersion7())).ToList();
        var random = new Random(49);
        foreach (var chunk in subjects.Chunk(8))
        {
            var all = chunk.SelectMany(s => Enumerable.Range(0, 2).SelectMany(_ => messages.Select(m => m(s.Cycle, s.Base)))).ToArray();
            random.Shuffle(all);
            await Task.WhenAll(all.Select(host.PublishAsync));
        }

        foreach (var (cycle, @base) in subjects)
        {
            await Eventually.EqualAsync("Cancelled|新名", () => host.ReadAsync<string>(
                $"SELECT coalesce((SELECT status || '|' || base_name FROM performance_evaluation WHERE cycle_id = '{cycle}' AND base_id = '{@base}'), '')"), "evaluation");
        }

        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
    }

    [Fact]
    public async Task A_title_that_is_restored_brings_the_evaluation_back()
    {
        var (id, _, @base) = await host.PerformanceAsync(Organisation);
        await host.PublishAsync(new BaseChanged(@base, 5, "2018-ENT-001", "样例基地", Builder, null, "Revoked", "Regular"));
        await ReachedAsync(id, "Cancelled");
        using var evaluator = host.CreateClient(Given.Evaluator(Organisation));
        Assert.Equal((409, "performance-wrong-state"), await evaluator.TryAsync(
            "PUT", $"/performance-evaluations/{id}/sheet", new { lines = Array.Empty<object>(), findings = "样例" }, 2));
        await host.PublishAsync(new BaseChanged(@base, 6, "2018-ENT-001", "样例基地", Builder, null, "Annulled", "Regular"));
        await ReachedAsync(id, "Open");
    }

    private static Party Builder => new("样例承建单位", Given.Builder);

    private Task ReachedAsync(Guid id, string status) =>
        Eventually.EqualAsync(status, () => host.ReadAsync<string>($"SELECT status FROM performance_evaluation WHERE id = '{id}'"), "evaluation");
}
