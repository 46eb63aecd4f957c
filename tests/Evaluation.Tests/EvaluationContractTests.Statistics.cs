using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>Statistics, charts, exports and feedback.</summary>
public sealed partial class EvaluationContractTests
{
    private IEnumerable<Access> Statistics() =>
    [
        .. new[] { "statistics", "charts/{chart}", "exports/{table}" }.SelectMany(part => new Access[]
        {
            new($"GET /rounds/{{id:guid}}/{part}", "ranked", async () => new($"/rounds/{(await SituationAsync()).Round}/{Named(part)}?kind=enterprise&replicates=100"), 200, [Drc, Auditor, System]),
            new($"GET /rankings/{{id:guid}}/{part}", "made", async () => new($"/rankings/{(await SituationAsync()).Ranking}/{Named(part)}?replicates=100"), 200, RankingReaders),
        }),
        new("POST /rankings/{id:guid}/feedback", "released", async () => new($"/rankings/{(await SituationAsync()).Ranking}/feedback", new { dimensions = true, remarks = true, place = false }), 409, [Drc]),
        new("GET /feedback", "any", () => At("/feedback"), 200, [Builder, OtherApplicant]),
        new("GET /feedback/{applicationId:guid}", "released", async () => new($"/feedback/{(await SituationAsync()).Examined}"), 200, [Builder]) { HiddenFrom = [OtherApplicant] },
    ];

    private static string Named(string part) => part.Replace("{chart}", "scores", StringComparison.Ordinal).Replace("{table}", "sheets", StringComparison.Ordinal);
}
