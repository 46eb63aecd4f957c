using Evidence;
using Funding.Data;
using Funding.Ledger;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Awards;

/// <summary>
/// Lets a version of an award take the place of the one before, in one transaction: what that one had not paid is released, and the
/// new version's money is reserved. The base is locked.
/// </summary>
internal sealed class AwardAmendment(FundingDb db, EventOutbox outbox, GeneralLedger ledger)
{
    public async Task TakePlaceAsync(Award next, CancellationToken cancellationToken)
    {
        var old = await db.Awards.SingleAsync(a => a.Id == next.SupersedesId, cancellationToken);
        var payments = await db.Payments.AsNoTracking().Where(p => p.AwardId == old.Id).ToListAsync(cancellationToken);
        Require(
            !payments.Exists(p => p.IsUnsent || p.IsOnItsWay), "payment-under-way",
            "A payment of the award is under way: bring it to its end or cancel it, then approve the amendment.");
        var (from, kind) = (old.Stage, old.IsCommitted ? JournalKind.CommitmentRelease : JournalKind.ReservationRelease);
        old.BecomeAmended(next);
        var released = old.AmountFen - old.PaidFen;
        if (released > 0)
        {
            ledger.Post(kind, old.Id, old.BudgetId, old.Id, released);
        }

        db.Record(old, "award-amended", from, old.Stage, data: new { Next = next.Id, ReleasedFen = released });
        outbox.Add(old.AnnounceEnd(released));
        var proposed = next.Stage;
        next.Reserve();
        db.Record(next, "award-budget-reserved", proposed, next.Stage);
        ledger.Post(JournalKind.Reservation, next.Id, next.BudgetId, next.Id, next.AmountFen);
    }
}
