using Contracts.Registry;
using Evidence;
using Funding.Data;
using Messaging;
using Messaging.Outbox;

namespace Funding.Awards;

/// <summary>On <see cref="RectificationOrdered"/>: what is being paid to the base goes on hold (R83).</summary>
internal sealed class HoldAwards(FundingDb db, EventOutbox outbox) : IHandle<RectificationOrdered>
{
    public async Task HandleAsync(RectificationOrdered message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.BaseId, cancellationToken);
        if (account.Apply(message))
        {
            db.Record(account, "rectification-ordered", reason: message.Reason);
            await db.SettleHoldsAsync(outbox, account, message.Reason, cancellationToken);
        }
    }
}
