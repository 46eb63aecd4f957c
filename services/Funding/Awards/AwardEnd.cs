using Evidence;
using Funding.Data;
using Funding.Ledger;
using Funding.Payments;
using Funding.Recoveries;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Funding.Awards;

/// <summary>
/// Ends one award before its time; its base is locked. Payments that were not sent are cancelled, a locked one too; one that is on
/// its way stays committed until the treasury says what became of it. The rest is released, and what the rules make repayable is demanded.
/// </summary>
internal sealed class AwardEnd(FundingDb db, EventOutbox outbox, GeneralLedger ledger, DemandRecovery recoveries)
{
    public async Task TerminateAsync(Award award, string reason, CancellationToken cancellationToken)
    {
        var payments = await db.Payments.Where(p => p.AwardId == award.Id).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        foreach (var payment in payments.Where(p => p.IsUnsent || p.Status is PaymentStatus.NotReceived))
        {
            var before = payment.Status;
            payment.CancelWithAward(reason);
            db.Record(payment, "payment-cancelled", before.ToString(), payment.Status.ToString(), reason);
        }

        var (from, released) = (award.Status, ReleaseOf(award, payments.Where(p => p.IsOnItsWay).Sum(p => p.AmountFen)));
        outbox.Add(award.Terminate(released, reason));
        db.Record(award, "award-terminated", from.ToString(), award.Status.ToString(), reason, new { ReleasedFen = released });
        await recoveries.DemandAsync(award, cancellationToken);
        await DemandEarlierVersionsAsync(award, cancellationToken);
    }

    /// <summary>What was paid under a version that this one has superseded is owed alike.</summary>
    private async Task DemandEarlierVersionsAsync(Award award, CancellationToken cancellationToken)
    {
        while (award.SupersedesId is { } earlier)
        {
            award = await db.Awards.SingleAsync(a => a.Id == earlier, cancellationToken);
            if (award.Status is AwardStatus.Amended) // another's amendment may never have been approved
            {
                await recoveries.DemandAsync(award, cancellationToken);
            }
        }
    }

    /// <summary>What goes back to the budget at once.</summary>
    private long ReleaseOf(Award award, long onItsWayFen)
    {
        var kind = award.IsCommitted ? JournalKind.CommitmentRelease : JournalKind.ReservationRelease;
        var released = award.IsCommitted || award.IsReserved ? award.AmountFen - award.PaidFen - onItsWayFen : 0;
        if (released > 0)
        {
            ledger.Post(kind, award.Id, award.BudgetId, award.Id, released);
        }

        return released;
    }
}
