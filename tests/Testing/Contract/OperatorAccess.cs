using ServiceDefaults.Authentication;
using Testing.Services;

namespace Testing.Contract;

/// <summary>The operators' endpoints, which every service has.</summary>
internal static class OperatorAccess
{
    private static readonly Principal Operator = Principal.Person(Role.Operator);

    public static IEnumerable<Access> Rows =>
    [
        new("GET /operations/dead-letters", "none", () => At("/operations/dead-letters"), 200, [Operator]),
        new("POST /operations/dead-letters/{id:guid}/replay", "unknown", () => At($"/operations/dead-letters/{Guid.CreateVersion7()}/replay"), 404, [Operator]),
        new("POST /operations/dead-letters/{id:guid}/discard", "unknown", () => At($"/operations/dead-letters/{Guid.CreateVersion7()}/discard"), 404, [Operator]),
        new("GET /operations/clock", "any", () => At("/operations/clock"), 200, [Operator]),
    ];

    private static Task<Attempt> At(string path) => Task.FromResult(new Attempt(path));
}
