using System.Net;
using Contracts;
using Testing;

namespace Registry.Tests;

public sealed class CycleTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private const string RegistryDiffersFromItsHistory =
        """
        SELECT count(*) FROM base b WHERE (b.revision, b.title, b.management, b.latest_grade) IS DISTINCT FROM (
          SELECT (h.version, h.title, h.management, h.latest_grade) FROM base_history h WHERE h.base_id = b.id ORDER BY h.version DESC LIMIT 1)
        """;

    [Fact]
    public async Task A_cycle_takes_every_base_and_closes_with_its_last()
    {
        var (first, second) = (await host.ABaseAsync(), await host.ABaseAsync());

        var cycle = await host.AnOpenCycleAsync();

        Assert.Equal("open", cycle.Status);
        Assert.Equal("under-evaluation", (await host.ReadBaseAsync(first)).Management);
        Assert.Equal(1, await host.EventsAsync(cycle.Id, "evaluation-cycle-opened"));
        Assert.Equal(1, await host.EventsAsync(first, "base-changed"));

        await GradeAllButAsync(cycle, second);
        Assert.Equal("Open", await StatusOfAsync(cycle.Id));
        await host.EvaluateAsync(cycle.Id, second, Grade.Outstanding);

        Assert.Equal("Closed", await StatusOfAsync(cycle.Id));
        var graded = await host.ReadBaseAsync(second);
        Assert.Equal(("regular", Grade.Outstanding), (graded.Management, graded.LatestGrade));
        Assert.Equal(1, await host.EventsAsync(second, "base-graded"));
        Assert.Equal(2, await host.EventsAsync(second, "base-changed"));
    }

    [Fact]
    public async Task A_base_is_in_one_open_cycle_however_many_open_at_once()
    {
        await host.ABaseAsync();
        using var client = host.CreateClient(Given.Officer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.TryPostAsync("/evaluation-cycles", host.CycleBody())));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer == (HttpStatusCode.Conflict, "no-base-to-evaluate")));
    }

    [Fact]
    public async Task A_cycle_is_due_after_today()
    {
        await host.ABaseAsync();
        using var client = host.CreateClient(Given.Officer);

        Assert.Equal((HttpStatusCode.Conflict, "due-date-passed"), await client.TryPostAsync("/evaluation-cycles", host.CycleBody(0)));
        Assert.Equal((HttpStatusCode.Conflict, "due-date-too-far"), await client.TryPostAsync("/evaluation-cycles", host.CycleBody(2000)));
    }

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
    public async Task A_base_under_evaluation_can_be_ordered_to_rectify()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();

        await host.ARectificationAsync(id);
        await host.EvaluateAsync(cycle.Id, id, Grade.Poor);

        Assert.Equal("rectifying", (await host.ReadBaseAsync(id)).Management);
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

        await Eventually.EqualAsync("Closed", () => StatusOfAsync(cycle.Id), "the cycle's status");
        Assert.Equal(20, await host.ReadAsync<long>(
            $"SELECT count(*) FROM base WHERE graded_in_cycle = '{cycle.Id}' AND id = any('{{{string.Join(',', ids)}}}')"));
        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
        Assert.Equal(0, await host.ReadAsync<long>(RegistryDiffersFromItsHistory));
    }

    [Fact]
    public async Task A_base_that_loses_its_title_is_evaluated_no_more_and_holds_up_no_cycle()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();
        await GradeAllButAsync(cycle, id);
        await host.WalkAsync(
            await host.ARectificationAsync(id), "plan", "plan/accept", "start", "report", "verification", "propose-revocation", "hearing", "revoke");

        Assert.Equal("Closed", await StatusOfAsync(cycle.Id));
        var revoked = await host.ReadBaseAsync(id);
        await host.PublishAsync(Given.Evaluated(cycle.Id, id, Grade.Outstanding)); // was under way
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>(
            $"SELECT count(*) FROM evaluation_cycle_base WHERE base_id = '{id}' AND status = 'Dropped' AND grade = 'Outstanding'"), "late evaluations");

        Assert.Equal(revoked.Revision, (await host.ReadBaseAsync(id)).Revision);
        Assert.Null((await host.ReadBaseAsync(id)).LatestGrade);
        Assert.Equal(0, await host.EventsAsync(id, "base-graded"));
    }

    [Fact]
    public async Task A_late_correction_of_an_old_cycle_leaves_the_newer_grade_alone()
    {
        var id = await host.ABaseAsync();
        var old = await host.AnOpenCycleAsync();
        var first = Given.Evaluated(old.Id, id, Grade.Good);
        await host.PublishAsync(first);
        await GradeAllButAsync(old, except: null);
        var newer = await host.AnOpenCycleAsync();
        await host.EvaluateAsync(newer.Id, id, Grade.Outstanding);

        await host.PublishAsync(first with { Version = 2, Grade = Grade.Poor, Score = 10m });

        await Eventually.EqualAsync("Poor", () => host.ReadAsync<string>(
            $"SELECT grade FROM evaluation_cycle_base WHERE base_id = '{id}' AND cycle_id = '{old.Id}'"), "the old cycle's grade");
        Assert.Equal(Grade.Outstanding, (await host.ReadBaseAsync(id)).LatestGrade);
    }

    private async Task GradeAllButAsync(Given.CycleRow cycle, Guid? except)
    {
        foreach (var b in cycle.Bases.Where(b => b.BaseId != except))
        {
            await host.EvaluateAsync(cycle.Id, b.BaseId, Grade.Good);
        }
    }

    private Task<string> StatusOfAsync(Guid cycle) => host.ReadAsync<string>($"SELECT status FROM evaluation_cycle WHERE id = '{cycle}'");
}
