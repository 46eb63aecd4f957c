using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Evaluation.Tests;

public sealed class EvaluationContractTests(EvaluationHost host) : EndpointContract(host), IClassFixture<EvaluationHost>
{
    private static readonly Principal[] Readers =
    [
        Principal.Person(Role.DrcOfficer), Principal.Person(Role.Expert), Principal.Person(Role.Evaluator),
        Principal.Person(Role.Auditor), Principal.System("evaluation:read"),
    ];

    protected override IEnumerable<Access> Matrix() =>
    [
        new("GET /rounds", "any", () => Task.FromResult(new Attempt("/rounds")), 200, Readers),
        new("GET /rounds/{id:guid}", "unknown", () => Task.FromResult(new Attempt($"/rounds/{Guid.CreateVersion7()}")), 404, Readers),
    ];
}
