using Contracts;
using Testing;

namespace Registry.Tests;

/// <summary>What an evaluation makes of a base's grade, in any order and however many come at once.</summary>
public sealed class GradeTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private const string RegistryDiffersFromItsHistory =
        "SELECT count(*) FROM base b WHERE b IS DISTINCT FROM (SELECT s FROM base_state(b.id, 'infinity', 'infinity') s)";

    [Fact]
    public async Task A_base_that_rectifies_is_graded_and_goes_on_rectifying()
    {
        var id = await host.ABaseAsync();
        await host.ARectificationAsync(id);

        var cycle = await host.AnOpenCycleAsync();

        Assert.Equal("rectifying", (await host.ReadBaseAsync(id)).Management);
        await host.EvaluateAsync(cycle.Id, id, Grade.Qualified);
        var graded = await host.ReadBaseAsync(id);
        Assert.Equal(("rectifying", Grade.Qualified), (graded.Management, graded.LatestGrade));
    }

    [Fact]
    public async Task The_newest_version_of_an_evaluation_stands_in_any_order_and_however_often_it_comes()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();
        var wrong = Given.Evaluated(cycle.Id, id, Grade.Poor);
        var corrected = wrong with { Version = 2, Grade = Grade.Good, Score = 71.5m };

        foreach (var message in new[] { corrected, wrong, corrected, wrong, corrected with { Version = 3, Score = 72m } })
        {
            await host.PublishAsync(message);
        }

        await Eventually.EqualAsync(72m, () => host.ReadAsync<decimal>(
            $"SELECT coalesce(max(score), 0) FROM evaluation_cycle_base WHERE base_id = '{id}'"), "score");
        Assert.Equal(Grade.Good, (await host.ReadBaseAsync(id)).LatestGrade);
    }

    [Fact]
    public async Task Twenty_evaluations_at_once_are_all_applied()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.ABaseAsync()));
        var cycle = await host.AnOpenCycleAsync();

        await Task.WhenAll(cycle.Bases.Select(b => host.PublishAsync(Given.Evaluated(cycle.Id, b.BaseId, Grade.Good))));

        await Eventually.EqualAsync("Closed", () => host.ReadAsync<string>($"SELECT status FROM evaluation_cycle WHERE id = '{cycle.Id}'"), "the cycle's status");
        Assert.Equal(20, await host.ReadAsync<long>(
            $"SELECT count(*) FROM base WHERE graded_in_cycle = '{cycle.Id}' AND id = any('{{{string.Join(',', ids)}}}')"));
        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
        Assert.Equal(0, await host.ReadAsync<long>(RegistryDiffersFromItsHistory));
    }

    [Fact]
    public async Task A_late_correction_of_an_old_cycle_leaves_the_newer_grade_alone()
    {
        var id = await host.ABaseAsync();
        var old = await host.AnOpenCycleAsync();
        var first = Given.Evaluated(old.Id, id, Grade.Good);
        await host.PublishAsync(first);
        foreach (var other in old.Bases.Where(b => b.BaseId != id))
        {
            await host.EvaluateAsync(old.Id, other.BaseId, Grade.Good);
        }

        await Eventually.EqualAsync("Good", () => host.ReadAsync<string>(
            $"SELECT coalesce(grade, '') FROM evaluation_cycle_base WHERE base_id = '{id}' AND cycle_id = '{old.Id}'"), "the old cycle's first grade");
        var newer = await host.AnOpenCycleAsync();
        await host.EvaluateAsync(newer.Id, id, Grade.Outstanding);

        await host.PublishAsync(first with { Version = 2, Grade = Grade.Poor, Score = 10m });

        await Eventually.EqualAsync("Poor", () => host.ReadAsync<string>(
            $"SELECT grade FROM evaluation_cycle_base WHERE base_id = '{id}' AND cycle_id = '{old.Id}'"), "the old cycle's grade");
        Assert.Equal(Grade.Outstanding, (await host.ReadBaseAsync(id)).LatestGrade);
    }
}
