using Contracts;
using Contracts.Registry;
using Funding.Accounts;
using ServiceDefaults.Http;

namespace Funding.Tests;

/// <summary>The registry says which title a base has; here as there, one that was renewed or given back is held again.</summary>
public sealed class TitleTests
{
    [Theory]
    [InlineData("Held", null)]
    [InlineData("Renewed", null)]
    [InlineData("Annulled", null)]
    [InlineData("Suspended", "base-title-not-held")]
    [InlineData("Expired", "base-title-not-held")]
    [InlineData("GivenUp", "base-title-not-held")]
    [InlineData("Revoked", "base-title-not-held")]
    public void A_base_is_funded_while_it_holds_its_title(string title, string? code)
    {
        var id = Guid.CreateVersion7();
        var account = (FundAccount)Activator.CreateInstance(typeof(FundAccount), nonPublic: true)!;
        var registered = Given.Registered(id);
        account.Apply(registered, DateTimeOffset.UnixEpoch);
        account.Apply(Given.Graded(id));
        account.Apply(
            new BaseChanged(id, 3, registered.Number, registered.Name, registered.Builder, registered.Payee, title, "Regular"), DateTimeOffset.UnixEpoch);

        var refusal = Record.Exception(() => account.RequireFundable([Grade.Outstanding]));

        Assert.Equal(code, (refusal as RuleViolationException)?.Code);
        Assert.Equal(code is null, account.HoldsTitle);
    }
}
