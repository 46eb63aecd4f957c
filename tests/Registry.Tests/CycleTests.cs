using System.Net;
using Contracts;
using Testing;

namespace Registry.Tests;

public sealed class CycleTests(RegistryHost host) : IClassFixture<RegistryHost>
{
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
    public async Task A_base_under_evaluation_can_be_ordered_to_rectify()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();

        await host.ARectificationAsync(id);
        await host.EvaluateAsync(cycle.Id, id, Grade.Poor);

        Assert.Equal("rectifying", (await host.ReadBaseAsync(id)).Management);
    }

    [Fact]
    public async Task A_base_that_loses_its_title_is_evaluated_no_more_and_holds_up_no_cycle()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();
        await GradeAllButAsync(cycle, id);
        await host.WalkAsync(
            await host.ARectificationAsync(id), Given.ToRevocation);

        Assert.Equal("Closed", await StatusOfAsync(cycle.Id));
        var revoked = await host.ReadBaseAsync(id);
        await host.PublishAsync(Given.Evaluated(cycle.Id, id, Grade.Outstanding)); // was under way
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>(
            $"SELECT count(*) FROM evaluation_cycle_base WHERE base_id = '{id}' AND status = 'Dropped' AND grade = 'Outstanding'"), "late evaluations");

        Assert.Equal(revoked.Revision, (await host.ReadBaseAsync(id)).Revision);
        Assert.Null((await host.ReadBaseAsync(id)).LatestGrade);
        Assert.Equal(0, await host.EventsAsync(id, "base-graded"));
    }

    private async Task GradeAllButAsync(Given.CycleRow cycle, Guid except)
    {
        foreach (var b in cycle.Bases.Where(b => b.BaseId != except))
        {
            await host.EvaluateAsync(cycle.Id, b.BaseId, Grade.Good);
        }
    }

    private Task<string> StatusOfAsync(Guid cycle) => host.ReadAsync<string>($"SELECT status FROM evaluation_cycle WHERE id = '{cycle}'");
}
