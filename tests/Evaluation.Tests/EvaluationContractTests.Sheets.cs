using Contracts;
using Testing.Contract;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>Arbitrations, and what a third party evaluates by.</summary>
public sealed partial class EvaluationContractTests
{
    private IEnumerable<Access> Arbitrations() =>
    [
        new("GET /arbitrations", "any", () => At("/arbitrations"), 200, [Drc, Auditor]),
        new("GET /arbitrations/{id:guid}", "unknown", () => At($"/arbitrations/{Guid.CreateVersion7()}"), 404, [Drc, Auditor]),
        new("POST /arbitrations/{id:guid}/meeting", "settled", () => OnSettled(), 409, [Drc]),
    ];

    private IEnumerable<Access> Commissions() =>
    [
        new("GET /performance-methods", "any", () => At("/performance-methods"), 200, [Commissioned, Other, Drc, Auditor, System]),
        new("GET /performance-methods/{id:guid}", "unknown", () => At($"/performance-methods/{Guid.CreateVersion7()}"), 404, [Commissioned, Other, Drc, Auditor, System]),
        new("POST /performance-methods", "new", () => At("/performance-methods", Method()), 201, [Drc]),
        new("POST /performance-methods/{id:guid}/publish", "published", async () => new($"/performance-methods/{(await SituationAsync()).Method}/publish", IfMatch: 2), 409, [Drc]),
        new("GET /performance-contracts", "any", () => At("/performance-contracts"), 200, [Commissioned, Other, Drc, Auditor]),
        new("GET /performance-contracts/{id:guid}", "accepted", () => OnContract(""), 200, [Commissioned, Drc, Auditor]) { HiddenFrom = [Other] },
        new("POST /performance-contracts", "an unknown cycle", () => At("/performance-contracts", Contract(Guid.CreateVersion7())), 409, [Drc]),
        new("PUT /performance-contracts/{id:guid}/plan", "accepted", () => OnContract("/plan", new { text = "评估方案" }, 3), 409, [Commissioned]) { HiddenFrom = [Other] },
        new("POST /performance-contracts/{id:guid}/plan/accept", "accepted", () => OnContract("/plan/accept", ifMatch: 3), 409, [Drc]),
        new("POST /performance-contracts/{id:guid}/plan/return", "accepted", () => OnContract("/plan/return", new { reason = "补充" }, 3), 409, [Drc]),
    ];

    private static object Method() => new
    {
        title = "办法", sheetShare = 0.6, grades = new object[]
        {
            new { grade = "outstanding", from = 85 }, new { grade = "good", from = 70 }, new { grade = "qualified", from = 60 }, new { grade = "poor", from = 0 },
        },
    };

    private static object Contract(Guid cycle) => new
    {
        cycleId = cycle, number = "石发改委托〔2018〕1号", signedOn = "2018-10-01", from = "2018-10-01", until = "2018-12-31", scope = "建设绩效评估",
    };

    private async Task<Attempt> OnFigure() =>
        new($"/reference-series/{(await SituationAsync()).Figure}/corrections", new { value = 1.25m, source = "统计公报", reason = "更正" }, 1);

    private async Task<Attempt> OnSettled() => new($"/arbitrations/{(await SituationAsync()).Arbitration}/meeting", Given.AMeeting(), 2);

    private async Task<Attempt> OnContract(string path, object? body = null, long? ifMatch = null) =>
        new($"/performance-contracts/{(await SituationAsync()).Contract}{path}", body, ifMatch);

    private static async Task<(Guid Method, Guid Contract)> CommissionAsync(EvaluationHost host, HttpClient officer, Guid performance)
    {
        var method = await officer.SendAsync("POST", "/performance-methods", Method());
        await officer.StepAsync($"/performance-methods/{method.Id()}", "publish");
        var cycle = await host.ReadAsync<Guid>($"SELECT cycle_id FROM performance_evaluation WHERE id = '{performance}'");
        var contract = (await officer.SendAsync("POST", "/performance-contracts", Contract(cycle))).Id();
        using var evaluator = host.CreateClient(Commissioned);
        await evaluator.SendAsync("PUT", $"/performance-contracts/{contract}/plan", new { text = "评估方案" }, 1);
        await officer.StepAsync($"/performance-contracts/{contract}", "plan/accept");
        return (method.Id(), contract);
    }

    /// <summary>An arbitration that a panel has settled.</summary>
    private static async Task<Guid> SettledAsync(EvaluationHost host, HttpClient officer)
    {
        var round = await host.RoundAsync(experts: 2, review: new(SpreadLimit: 20, Arbitration: ArbitrationBy.Panel));
        await host.ExpertsAsync(2);
        var application = await host.ExaminationAsync(round);
        await host.AssignAsync(round);
        foreach (var ((id, expert), effect) in (await host.ReviewsAsync(application)).Zip(["excellent", "absent"]))
        {
            await host.LockedReviewAsync(id, expert, effect);
        }

        var arbitration = await host.ReadAsync<Guid>($"SELECT id FROM arbitration WHERE application_id = '{application}'");
        await officer.StepAsync($"/arbitrations/{arbitration}", "meeting", Given.AMeeting());
        return arbitration;
    }
}
