using Calendar;
using Contracts.Registry;
using Funding.Data;
using Messaging;
using Messaging.Outbox;

namespace Funding.Accounts;

/// <summary>On <see cref="BaseRegistered"/>: the base's fund account opens, once.</summary>
internal sealed class OpenFundAccount(FundingDb db, EventOutbox outbox, BusinessClock clock) : IHandle<BaseRegistered>
{
    public async Task HandleAsync(BaseRegistered message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        if (account.Apply(message, clock.Now))
        {
            db.RecordParticulars(account, outbox);
        }
    }
}
