using Contracts.Registry;
using Evidence;
using Funding.Data;
using Messaging;
using Messaging.Outbox;

namespace Funding.Awards;

/// <summary>On <see cref="RectificationClosed"/>: passed, the awards are free again; failed, they wait for the revocation.</summary>
internal sealed class ReleaseAwards(FundingDb db, EventOutbox outbox) : IHandle<RectificationClosed>
{
    public async Task HandleAsync(RectificationClosed message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.BaseId, cancellationToken);
        if (account.Apply(message))
        {
            var reason = message.Passed ? "rectification passed" : "rectification failed";
            db.Record(account, "rectification-closed", reason: reason);
            await db.SettleHoldsAsync(outbox, account, reason, cancellationToken);
        }
    }
}
