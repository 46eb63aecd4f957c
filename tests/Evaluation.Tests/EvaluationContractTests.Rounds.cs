using Testing.Contract;

namespace Evaluation.Tests;

/// <content>Rounds, who examines what in them, and the rankings that come of them.</content>
public sealed partial class EvaluationContractTests
{
    private IEnumerable<Access> Rounds() =>
    [
        new("GET /rounds", "any", () => At("/rounds"), 200, RoundReaders),
        new("GET /rounds/{id:guid}", "unknown", () => At($"/rounds/{Guid.CreateVersion7()}"), 404, RoundReaders),
        new("GET /rounds/{id:guid}/examinations", "ranked", async () => new($"/rounds/{(await SituationAsync()).Round}/examinations"), 200, [Drc, Auditor, System]),
        new("GET /rounds/{id:guid}/standings", "ranked", async () => new($"/rounds/{(await SituationAsync()).Round}/standings"), 200, [Drc, Auditor]),
        new("POST /rounds/{id:guid}/rankings", "ranked", async () => new($"/rounds/{(await SituationAsync()).Round}/rankings", new { kind = "enterprise" }), 409, [Drc]),
        new("GET /rankings", "any", () => At("/rankings"), 200, RankingReaders),
        new("GET /rankings/{id:guid}", "made", async () => new($"/rankings/{(await SituationAsync()).Ranking}"), 200, RankingReaders),
        new("GET /rankings/{id:guid}/record", "made", async () => new($"/rankings/{(await SituationAsync()).Ranking}/record"), 200, RankingReaders),
        new("POST /rankings/{id:guid}/publish", "published", async () => new($"/rankings/{(await SituationAsync()).Ranking}/publish"), 409, [Drc]),
        new("GET /public/rankings", "any", () => At("/public/rankings"), 200, Anybody),
        new("GET /public/rankings/{id:guid}", "published", async () => new($"/public/rankings/{(await SituationAsync()).Published}"), 200, Anybody),
        new("GET /public/rankings/{id:guid}/record", "published", async () => new($"/public/rankings/{(await SituationAsync()).Published}/record"), 200, Anybody),
    ];
}
