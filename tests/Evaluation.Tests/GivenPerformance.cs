using Contracts;
using Contracts.Registry;
using Testing;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>Cycles and their evaluations, as the registry opens them.</summary>
internal static class GivenPerformance
{
    public static EvaluationCycleOpened Cycle(Guid id, string evaluator, params Guid[] bases) => new(
        id, 1, "2018年度绩效评价", 2018, new("样例评估机构", evaluator), new(2018, 12, 20),
        [.. bases.Select(b => new CycleBase(b, "2018-ENT-001", BaseKind.Enterprise, "样例基地", new("样例承建单位", Given.Builder)))]);

    public static BaseProgressReported Report(Guid cycle, Guid @base, params (decimal Target, decimal Reached)[] figures) => new(
        Guid.CreateVersion7(), 1, cycle, @base, [.. figures.Select((f, i) => new ReportedFigure($"ENT-T{i + 1}", "研发平台", f.Target, f.Reached, "个"))],
        "建成研发平台", "人才不足", new(2018, 11, 20));

    /// <summary>One evaluation of one base in a cycle of its own.</summary>
    public static async Task<(Guid Id, Guid Cycle, Guid Base)> PerformanceAsync(this EvaluationHost host, string evaluator)
    {
        await host.CriteriaAsync(BaseKind.Enterprise);
        var (cycle, @base) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.PublishAsync(Cycle(cycle, evaluator, @base));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM performance_evaluation WHERE cycle_id = '{cycle}'"), "evaluations");
        return (await host.ReadAsync<Guid>($"SELECT id FROM performance_evaluation WHERE cycle_id = '{cycle}'"), cycle, @base);
    }

    public static async Task ReportedAsync(this EvaluationHost host, BaseProgressReported report)
    {
        await host.PublishAsync(report);
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM progress_report WHERE id = '{report.AggregateId}'"), "reports");
    }

    public static async Task<Guid> CompletedPerformanceAsync(this EvaluationHost host, Principal evaluator)
    {
        var (id, _, _) = await host.PerformanceAsync(evaluator.Organisation!);
        using var client = host.CreateClient(evaluator);
        await client.SheetAsync($"/performance-evaluations/{id}", findings: "样例评价");
        await client.StepAsync($"/performance-evaluations/{id}", "submit");
        return id;
    }
}
