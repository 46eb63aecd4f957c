using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>Who assigns, tries out, chooses and repairs.</summary>
public sealed partial class EvaluationContractTests
{
    private IEnumerable<Access> Assignments() =>
    [
        new("POST /rounds/{id:guid}/assignments", "none waiting", async () => new($"/rounds/{(await SituationAsync()).Round}/assignments"), 200, [Drc]),
        new("GET /rounds/{id:guid}/assignments", "ranked", async () => new($"/rounds/{(await SituationAsync()).Round}/assignments"), 200, [Drc, Auditor, System]),
        new("POST /rounds/{id:guid}/assignments", "a dry run", async () => new($"/rounds/{(await SituationAsync()).Round}/assignments?dryRun=true"), 200, [Drc]),
        new("POST /rounds/{id:guid}/repairs", "whole", async () => new($"/rounds/{(await SituationAsync()).Round}/repairs", new { reason = "专家退出" }), 200, [Drc]),
        new("GET /rounds/{id:guid}/manual-choices", "made", async () => new($"/rounds/{(await SituationAsync()).Round}/manual-choices"), 200, [Drc, Auditor, System]),
        new("POST /rounds/{id:guid}/manual-choices", "made", OnChosen, 409, [Drc]),
        new("POST /manual-choices/{id:guid}/lift", "lifted", async () => new($"/manual-choices/{(await SituationAsync()).Lifted}/lift", new { reason = "不再需要" }, 2), 409, [Drc]),
    ];

    private async Task<Attempt> OnChosen() =>
        new($"/rounds/{(await SituationAsync()).Round}/manual-choices", new { applicationId = (await SituationAsync()).Application, expert = "person-expert", rule = "forbidden", reason = "曾任顾问" });
}
