using Contracts;
using Contracts.Registry;

namespace Funding.Tests;

/// <content>Another account for a base's money.</content>
internal static partial class Given
{
    public const string NewAccount = "1302019999";

    public static object PayeeChangeBody(Guid baseId, string account) => new
    {
        baseId,
        payee = new { name = "样例公司", creditCode = BuilderCode, accountNumber = account, bankCode = "102121000013" },
        documentNumber = "变更函〔2019〕1号",
        reason = "开户行变更",
    };

    /// <summary>The registry names another account.</summary>
    public static async Task NameAccountAsync(this FundingHost host, Guid baseId, string account = NewAccount, long version = 5)
    {
        var known = Registered(baseId, account);
        await host.PublishAsync(new BaseChanged(baseId, version, known.Number, known.Name, known.Builder, known.Payee, "Held", "Regular"));
        await host.AccountIsAsync(baseId, $"payee_account_number = '{account}'");
    }

    /// <summary>Proposed by an officer, to the account that the registry names.</summary>
    public static async Task<Row> APayeeChangeAsync(this FundingHost host, Guid baseId, string account = NewAccount)
    {
        await host.NameAccountAsync(baseId, account);
        return await host.StepAsync(Officer, "/payee-changes", null, PayeeChangeBody(baseId, account));
    }

    public static async Task<Row> AConfirmedPayeeChangeAsync(this FundingHost host, Guid baseId)
    {
        var change = await host.APayeeChangeAsync(baseId);
        return await host.StepAsync(Approver, $"/payee-changes/{change.Id}/confirm", change.Revision);
    }
}
