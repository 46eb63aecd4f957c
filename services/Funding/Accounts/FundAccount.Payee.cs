using Contracts;
using Funding.Payees;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Accounts;

/// <content>On which account the base is paid.</content>
internal sealed partial class FundAccount
{
    /// <summary>The first account that the registry named, and after that only what two people have changed it to.</summary>
    public Payee? PayeeOfRecord { get; private set; }

    public Payee RequirePayee()
    {
        Require(Payee is not null, "payee-unknown", "The registry names no payee for this base: have it recorded there first.");
        Require(
            Payee == PayeeOfRecord, "payee-change-pending",
            "The registry names another account for this base: propose the change, have it confirmed and wait until it is in force.");
        return Payee;
    }

    /// <summary>Between drafting and sending the account may have changed.</summary>
    public void RequirePayee(Payee drafted) => Require(
        RequirePayee() == drafted, "payee-changed", "The base is paid on another account by now: cancel this payment and draft a new one.");

    public void Take(PayeeChange change)
    {
        PayeeOfRecord = change.Payee;
        Revision++;
    }
}
