using Calendar;
using Contracts.Registry;
using Funding.Awards;
using Funding.Data;
using Messaging;
using Messaging.Outbox;

namespace Funding.Accounts;

/// <summary>On <see cref="BaseChanged"/>: name, builder, payee and title are those of the newest version, even if it comes first.</summary>
internal sealed class FollowBase(FundingDb db, EventOutbox outbox, BusinessClock clock) : IHandle<BaseChanged>
{
    public async Task HandleAsync(BaseChanged message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        if (account.Apply(message, clock.Now))
        {
            db.RecordParticulars(account, outbox);
            await db.SettleHoldsAsync(outbox, account, $"title {account.Title}", cancellationToken); // a title that rests is paid nothing
        }
    }
}
