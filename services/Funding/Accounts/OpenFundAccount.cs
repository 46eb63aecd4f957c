using Calendar;
using Contracts.Registry;
using Evidence;
using Funding.Data;
using Messaging;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Funding.Accounts;

/// <summary>On <see cref="BaseRegistered"/>: the base's fund account opens, once.</summary>
internal sealed class OpenFundAccount(FundingDb db, EventOutbox outbox, BusinessClock clock) : IHandle<BaseRegistered>
{
    public async Task HandleAsync(BaseRegistered message, CancellationToken cancellationToken)
    {
        if (await db.FundAccounts.AnyAsync(a => a.BaseId == message.AggregateId, cancellationToken))
        {
            return;
        }

        var account = FundAccount.Open(message, clock.Now);
        db.FundAccounts.Add(account);
        db.Record(account, "fund-account-opened", reason: message.Number);
        outbox.Add(account.Announce());
    }
}
