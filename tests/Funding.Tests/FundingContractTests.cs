using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

public sealed class FundingContractTests(FundingHost host) : EndpointContract(host), IClassFixture<FundingHost>
{
    private static readonly Principal[] Readers =
    [
        Principal.Person(Role.FundOfficer), Principal.Person(Role.FundApprover), Principal.Person(Role.Auditor),
        Principal.Person(Role.DrcOfficer), Principal.System("funding:read"),
    ];

    protected override IEnumerable<Access> Matrix() =>
    [
        new("GET /fund-accounts", "any", () => Task.FromResult(new Attempt("/fund-accounts")), 200, Readers),
        new("GET /fund-accounts/{id:guid}", "unknown", () => Task.FromResult(new Attempt($"/fund-accounts/{Guid.CreateVersion7()}")), 404, Readers),
    ];
}
