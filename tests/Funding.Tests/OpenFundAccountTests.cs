using Contracts;
using Contracts.Registry;
using Testing;

namespace Funding.Tests;

public sealed class OpenFundAccountTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_registered_base_has_one_account_however_often_it_is_told()
    {
        var registered = Registered("2018-ENT-001");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.PublishAsync(registered)));
        await host.PublishAsync(Registered("2018-ENT-002"));

        await Eventually.EqualAsync(2L, () => host.ReadAsync<long>("SELECT count(*) FROM fund_account"), "accounts");
        await Eventually.EqualAsync(6L, () => host.ReadAsync<long>("SELECT count(*) FROM inbox WHERE consumer = 'funding.base-registered'"), "messages had");
        Assert.Equal(2, await host.ReadAsync<long>("SELECT count(*) FROM fund_account"));
        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM dead_letter"));
    }

    private static BaseRegistered Registered(string number) => new(
        Guid.CreateVersion7(), 1, number, BaseKind.Enterprise, "样例基地", "130102", new Party("样例公司", "91130102MADEM00117"),
        new DateOnly(2018, 7, 2), Payee: null);
}
