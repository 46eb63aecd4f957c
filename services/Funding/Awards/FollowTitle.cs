using Contracts.Registry;
using Evidence;
using Funding.Data;
using Messaging;
using Messaging.Outbox;

namespace Funding.Awards;

/// <summary>
/// On <see cref="TitleExpired"/>: nothing is paid until the title is renewed. On <see cref="TitleAnnulled"/>: the base can be
/// funded again; an award that ended with the revocation stays ended, and what was demanded back is settled by people.
/// </summary>
internal sealed class FollowTitle(FundingDb db, EventOutbox outbox) : IHandle<TitleExpired>, IHandle<TitleAnnulled>
{
    public async Task HandleAsync(TitleExpired message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        account.Apply(message);
        db.Record(account, "title-expired");
        await db.SettleHoldsAsync(outbox, account, "title expired", cancellationToken);
    }

    public async Task HandleAsync(TitleAnnulled message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        account.Apply(message);
        db.Record(account, "revocation-annulled", reason: message.DocumentNumber);
        await db.SettleHoldsAsync(outbox, account, message.Reason, cancellationToken);
    }
}
