using System.Net;
using System.Net.Http.Json;
using Contracts.Applications;
using Testing;
using Testing.Contract;

namespace Registry.Tests;

public sealed class PlanTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_base_keeps_the_plan_of_its_application()
    {
        var id = await host.APlannedBaseAsync();
        var start = host.Today().AddDays(-100);

        var plan = await host.ReadPlanAsync(id);

        Assert.Equal(
            [
                ("ENT-K1.1", "task", "制定企业创新创业中长期发展战略", "战略部", start.AddDays(200)),
                ("ENT-K2.1", "task", "依托物联网探索服务新模式", "平台部", start.AddDays(400)),
                ("M01", "milestone", "平台建成", null, start.AddDays(300)), ("M02", "milestone", "全面运营", null, start.AddDays(500)),
            ],
            plan.Steps.Select(s => (s.Code, s.Kind, s.Title, s.Owner, s.DueOn)));
        Assert.Equal([(start.Year, "1500000.00", "0.00"), (start.Year + 1, "2000000.50", "0.00")], plan.Funds.Years.Select(y => (y.Year, y.Promised.Value, y.Invested.Value)));
        Assert.Equal((0, 37, start.AddDays(500)), (plan.Standing.Progress, plan.Standing.Expected, plan.Standing.PlannedEnd)); // 100 of 200 and of 400 days
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{plan.Id}' AND action = 'plan-adopted'"));
    }

    [Fact]
    public async Task A_base_that_came_without_a_plan_is_given_one_once_however_many_write_it()
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Given.Officer);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri($"/bases/{id}/plan", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.TryPostAsync($"/bases/{id}/plan", PlanBody())));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer == (HttpStatusCode.Conflict, "plan-adopted")));
        Assert.Equal(["S-1", "M01"], (await host.ReadPlanAsync(id)).Steps.Select(s => s.Code));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_plan_is_said_at_once()
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt($"/bases/{id}/plan", new
        {
            document = "石发改〔2018〕2号", startsOn = "2018-03-01",
            tasks = new[] { ATask("S-1", "2018-02-28"), ATask("S-1", "2018-12-31"), ATask("M07", "2018-12-31") },
            milestones = new[] { new { name = "早", dueOn = "2017-01-01" } },
            ownFunding = new[] { Funding(2018), Funding(2018) },
        }).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            ["/milestones/0/dueOn", "/ownFunding/1/year", "/tasks/0/dueOn", "/tasks/1/code", "/tasks/2/code"],
            (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_step_that_is_put_off_keeps_its_first_date_beside_the_new_one()
    {
        var id = await host.APlannedBaseAsync();
        var plan = await host.ReadPlanAsync(id);
        var (path, later) = ($"/bases/{id}/plan/steps/M01/reschedule", plan.Steps[2].DueOn.AddDays(45));
        using var client = host.CreateClient(Given.Officer);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => client.TryPostAsync(path, new { dueOn = later, reason = "供地延后" }, plan.Revision)));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status is HttpStatusCode.PreconditionFailed));
        var moved = (await host.ReadPlanAsync(id)).Steps[2];
        Assert.Equal((plan.Steps[2].FirstDueOn, later, 45), (moved.FirstDueOn, moved.DueOn, moved.SlippageDays));
        Assert.Equal((HttpStatusCode.Conflict, "step-date-unchanged"), await client.TryPostAsync(path, new { dueOn = later, reason = "再说一遍" }, plan.Revision + 1));
        Assert.Equal(
            (HttpStatusCode.Conflict, "step-before-plan"), await client.TryPostAsync(path, new { dueOn = plan.StartsOn.AddDays(-1), reason = "提前" }, plan.Revision + 1));
        Assert.Equal(
            HttpStatusCode.NotFound, (await client.TryPostAsync($"/bases/{id}/plan/steps/M09/reschedule", new { dueOn = later, reason = "无此节点" }, plan.Revision + 1)).Status);
    }

    [Fact]
    public async Task A_recognition_that_is_told_twice_adopts_one_plan()
    {
        var recognised = Given.Recognised() with { Plan = Given.APlan(new(2018, 7, 1)) };
        await host.PublishAsync(recognised);
        await host.PublishAsync(recognised with { Version = 2 });
        await host.PublishAsync(recognised with { Version = 3, Plan = new BasePlan([], [], []) });

        await host.APlannedBaseAsync(); // told after them
        Assert.Equal(4, await host.ReadAsync<long>(
            $"""
             SELECT count(*) FROM plan_step s JOIN construction_plan p ON p.id = s.plan_id JOIN base b ON b.id = p.base_id
             WHERE b.recognition_id = '{recognised.AggregateId}'
             """));
    }

    internal static object PlanBody() => new
    {
        document = "石发改〔2018〕2号", startsOn = "2018-03-01", tasks = new[] { ATask("S-1", "2018-12-31") },
        milestones = new[] { new { name = "开园", dueOn = "2018-09-30" } }, ownFunding = new[] { Funding(2018) },
    };

    private static object ATask(string code, string dueOn) => new { code, title = "样例任务", owner = "管委会", dueOn };

    private static object Funding(int year) => new { year, amount = new { value = "100000.00", currency = "CNY" } };
}
