using Contracts.Registry;
using Evidence;
using Funding.Accounts;
using Funding.Data;
using Messaging;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

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

internal static class Holds
{
    /// <summary>Brings the base's awards to what is known of its rectifications, whichever message told it last.</summary>
    public static async Task SettleHoldsAsync(
        this FundingDb db, EventOutbox outbox, FundAccount account, string reason, CancellationToken cancellationToken)
    {
        var wrong = account.HoldsPayments ? AwardStatus.Active : AwardStatus.OnHold;
        var awards = await db.Awards.Where(a => a.BaseId == account.BaseId).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        foreach (var award in awards.Where(a => a.Status == wrong)) // as it is now: one may just have been terminated
        {
            outbox.Add(account.HoldsPayments ? award.Hold(reason) : award.Release(reason));
            db.Record(award, account.HoldsPayments ? "award-held" : "award-released", wrong.ToString(), award.Status.ToString(), reason);
        }
    }
}
