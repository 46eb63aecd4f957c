using System.Text.Json.Nodes;
using Evidence;
using Npgsql;
using Scoring;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>A third party evaluates under contract, by a plan, with indicators and site visits, and by a versioned method (R80, R101, R102).</summary>
public sealed class PerformanceMethodTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    private const string Organisation = "91130100MAEWA0014Q";

    private static readonly object[] Grades =
    [
        new { grade = "outstanding", from = 85, targetsFrom = 80 }, new { grade = "good", from = 70 }, new { grade = "qualified", from = 60 }, new { grade = "poor", from = 0 },
    ];

    [Fact]
    public async Task An_evaluation_goes_by_the_method_in_force_and_needs_what_that_asks_for()
    {
        using var officer = host.CreateClient(Given.Officer);
        using var evaluator = host.CreateClient(Given.Evaluator(Organisation));
        var (begun, _, _) = await host.PerformanceAsync(Organisation);
        await evaluator.SheetAsync($"/performance-evaluations/{begun}", "excellent", "先于新办法开始");
        var published = await PublishedAsync(officer); // the only one that this class publishes: what begins later goes by it
        var (id, cycle, @base) = await host.PerformanceAsync(Organisation);
        await host.ReportedAsync(GivenPerformance.Report(cycle, @base, (1, 2), (3, 3)));
        var path = $"/performance-evaluations/{id}";
        await evaluator.SheetAsync(path, "excellent", "成效突出");

        using (var request = new Attempt($"{path}/submit", IfMatch: 2).ToRequest("POST"))
        using (var response = await evaluator.SendAsync(request, TestContext.Current.CancellationToken))
        {
            var problem = await Problem.ReadAsync(response);
            Assert.Equal(("indicators-incomplete", "/indicators/JOBS"), (problem!.Code, Assert.Single(problem.Errors!).Pointer));
        }

        var figures = new[] { new { code = "JOBS", value = 110m, previous = 100m, source = "社保缴费记录" } };
        Assert.Equal((422, "invalid-body"), await evaluator.TryAsync("PUT", $"{path}/indicators", new { figures = new[] { figures[0], figures[0], figures[0] with { code = "GDP" } } }, 2));
        await evaluator.SendAsync("PUT", $"{path}/indicators", new { figures }, 2);
        Assert.Equal((409, "site-visit-missing"), await evaluator.TryAsync("POST", $"{path}/submit", ifMatch: 3));
        var visit = new { visitedOn = "2018-11-20", place = "样例园区", present = new[] { "张三", "李四" }, notes = "平台运行正常" };
        Assert.Equal((422, "invalid-body"), await evaluator.TryAsync("POST", $"{path}/site-visits", visit with { visitedOn = "2099-01-01" }, 3));
        await evaluator.SendAsync("POST", $"{path}/site-visits", visit, 3);
        Assert.Equal((409, "contract-missing"), await evaluator.TryAsync("POST", $"{path}/submit", ifMatch: 4));
        var contract = await ContractAsync(officer, cycle);
        Assert.Equal((409, "plan-not-accepted"), await evaluator.TryAsync("POST", $"{path}/submit", ifMatch: 4));
        await evaluator.SendAsync("PUT", $"/performance-contracts/{contract.Id()}/plan", new { text = "评估方案" }, 1);
        await officer.StepAsync($"/performance-contracts/{contract.Id()}", "plan/accept");

        var done = await evaluator.StepAsync(path, "submit");

        Assert.Equal(("completed", "outstanding", 100m), (done.Status(), (string)done["grade"]!, (decimal)done["score"]!));
        Assert.Equal("张三", (string)done["siteVisits"]![0]!["present"]![0]!);
        var record = SignedRecord.Parse(await evaluator.GetByteArrayAsync(new Uri($"{path}/record", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Empty(DecisionRecord.Recompute(record));
        // What had begun before keeps the method it began with.
        var older = await evaluator.StepAsync($"/performance-evaluations/{begun}", "submit");
        Assert.Equal((null, 60m), ((string?)older["methodVersionId"], (decimal)older["score"]!));
        // What is published never changes.
        Assert.Equal((409, "method-wrong-state"), await officer.TryAsync("POST", $"/performance-methods/{published.Id()}/publish", ifMatch: 2));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(
            () => host.ReadAsync<int>($"UPDATE performance_method SET title = 'x' WHERE id = '{published.Id()}' RETURNING 1"))).SqlState);
    }

    [Fact]
    public async Task A_method_says_everything_that_is_wrong_with_it_at_once()
    {
        using var officer = host.CreateClient(Given.Officer);
        object[] grades =
        [
            new { grade = "outstanding", from = 60 }, new { grade = "good", from = 70 }, new { grade = "good", from = 70 }, new { grade = "poor", from = 10 },
        ];
        using var request = new Attempt("/performance-methods", new
        {
            title = "办法", sheetShare = 0.8, indicatorShare = 0.3, grades,
            indicators = new[] { new { code = "JOBS", name = "就业", satisfied = "value >> 1" }, new { code = "jobs", name = "就业", satisfied = "value > 1" } },
        }).ToRequest("POST");
        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);
        var pointers = (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).ToList();
        Assert.Contains("/indicators/0/satisfied", pointers);
        Assert.Contains("/indicators/1/code", pointers);
    }

    [Theory]
    [InlineData(0.8, 0.3, 85, 70, 60, 0)] // more than the whole
    [InlineData(0.8, 0, 85, 70, 60, 0)] // indicators without a share
    [InlineData(0.6, 0.2, 60, 70, 80, 0)] // a better grade for less
    [InlineData(0.6, 0.2, 85, 70, 60, 10)] // a score without a grade
    [InlineData(0.6, 0.2, 85, 70, 70, 0)]
    [InlineData(0.60001, 0.2, 85, 70, 60, 0)]
    public async Task A_method_that_would_not_grade_every_score_once_is_refused(double sheet, double indicators, int outstanding, int good, int qualified, int poor)
    {
        using var officer = host.CreateClient(Given.Officer);
        object[] grades = [new { grade = "outstanding", from = outstanding }, new { grade = "good", from = good }, new { grade = "qualified", from = qualified }, new { grade = "poor", from = poor }];

        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", "/performance-methods", new
        {
            title = "办法", sheetShare = sheet, indicatorShare = indicators, grades, indicators = new[] { new { code = "JOBS", name = "就业", satisfied = "value > 1" } },
        }));
    }

    [Fact]
    public async Task A_cycle_has_one_contract_and_its_plan_is_the_evaluators_to_write_and_the_commissions_to_decide()
    {
        using var officer = host.CreateClient(Given.Officer);
        using var evaluator = host.CreateClient(Given.Evaluator(Organisation));
        using var other = host.CreateClient(Given.Evaluator("91130100MAEWA0022K"));
        var (_, cycle, _) = await host.PerformanceAsync(Organisation);
        Assert.Equal((409, "cycle-unknown"), await officer.TryAsync("POST", "/performance-contracts", Body(Guid.CreateVersion7())));
        var contract = await ContractAsync(officer, cycle);
        var path = $"/performance-contracts/{contract.Id()}";
        Assert.Equal((409, "contract-recorded"), await officer.TryAsync("POST", "/performance-contracts", Body(cycle)));
        Assert.Equal(("signed", Organisation, "120000.00"), (contract.Status(), (string)contract["evaluator"]!["creditCode"]!, (string)contract["fee"]!["value"]!));

        var plan = new { text = "评估方案", steps = new[] { new { name = "实地核查", from = "2018-11-01", until = "2018-11-30" } } };
        Assert.Equal(404, (await other.TryAsync("PUT", $"{path}/plan", plan, 1)).Status);
        Assert.Equal((409, "contract-wrong-state"), await officer.TryAsync("POST", $"{path}/plan/accept", ifMatch: 1));
        await evaluator.SendAsync("PUT", $"{path}/plan", plan, 1);
        var returned = await officer.StepAsync(path, "plan/return", new { reason = "缺少指标口径" });
        Assert.Equal(("plan-returned", "缺少指标口径"), (returned.Status(), (string)returned["remark"]!));
        await evaluator.SendAsync("PUT", $"{path}/plan", plan, 3);
        await evaluator.SendAsync("PUT", $"{path}/plan", plan, 4); // bettered before anybody decided
        Assert.Equal("plan-accepted", (await officer.StepAsync(path, "plan/accept")).Status());
        Assert.Equal((409, "contract-wrong-state"), await evaluator.TryAsync("PUT", $"{path}/plan", plan, 6));
    }

    private static object Body(Guid cycle) => new
    {
        cycleId = cycle, number = "石发改委托〔2018〕1号", signedOn = "2018-10-01", from = "2018-10-01", until = "2018-12-31", scope = "建设绩效评估",
        fee = new { value = "120000.00", currency = "CNY" },
    };

    private static Task<JsonNode> ContractAsync(HttpClient officer, Guid cycle) => officer.SendAsync("POST", "/performance-contracts", Body(cycle));

    private static async Task<JsonNode> PublishedAsync(HttpClient officer)
    {
        var draft = await officer.SendAsync("POST", "/performance-methods", new
        {
            title = "绩效评价办法", sheetShare = 0.5, indicatorShare = 0.2, grades = Grades, needsContract = true, needsPlan = true, siteVisits = 1,
            indicators = new[] { new { code = "JOBS", name = "带动就业", unit = "人", satisfied = "value >= previous * 1.1" } },
        });
        return await officer.StepAsync($"/performance-methods/{draft.Id()}", "publish");
    }
}
