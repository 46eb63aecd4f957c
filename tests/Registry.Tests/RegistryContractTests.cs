using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

public sealed class RegistryContractTests(RegistryHost host) : EndpointContract(host), IClassFixture<RegistryHost>
{
    private static readonly Principal[] Readers = [.. Role.All.Select(role => Principal.Person(role)), Principal.System("registry:read")];

    protected override IEnumerable<Access> Matrix() =>
    [
        new("GET /bases", "any", () => Task.FromResult(new Attempt("/bases")), 200, Readers),
        new("GET /bases/{id:guid}", "unknown", () => Task.FromResult(new Attempt($"/bases/{Guid.CreateVersion7()}")), 404, Readers),
    ];
}
