using Contracts.Registry;
using Evidence;
using Funding.Accounts;
using Funding.Data;
using Funding.Ledger;
using Funding.Payments;
using Funding.Recoveries;
using Messaging;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Funding.Awards;

/// <summary>
/// On <see cref="TitleRevoked"/> and <see cref="TitleGivenUp"/>: the base's awards end (R84). Payments that were not sent are
/// cancelled, a locked one too; one that is on its way stays committed until the treasury says what became of it. The rest is
/// released, and what the rules make repayable is demanded.
/// </summary>
internal sealed class TerminateAwards(FundingDb db, EventOutbox outbox, GeneralLedger ledger, DemandRecovery recoveries)
    : IHandle<TitleRevoked>, IHandle<TitleGivenUp>
{
    public async Task HandleAsync(TitleRevoked message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        if (account.Apply(message))
        {
            db.Record(account, "title-revoked", reason: message.DocumentNumber);
            await TerminateAllAsync(account, message.Version, message.Reason, cancellationToken);
        }
    }

    public async Task HandleAsync(TitleGivenUp message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        account.Apply(message);
        db.Record(account, "title-given-up", reason: message.DocumentNumber);
        await TerminateAllAsync(account, message.Version, message.Reason, cancellationToken);
    }

    private async Task TerminateAllAsync(FundAccount account, long version, string reason, CancellationToken cancellationToken)
    {
        var awards = await db.Awards.Where(a => a.BaseId == account.BaseId && a.BaseVersion < version).OrderBy(a => a.Id)
            .ToListAsync(cancellationToken);
        foreach (var award in awards.Where(a => !a.HasEnded))
        {
            await TerminateAsync(award, reason, cancellationToken);
        }

        await db.SettleHoldsAsync(outbox, account, reason, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TerminateAsync(Award award, string reason, CancellationToken cancellationToken)
    {
        var payments = await db.Payments.Where(p => p.AwardId == award.Id).OrderBy(p => p.Id).ToListAsync(cancellationToken);
        foreach (var payment in payments.Where(p => p.IsUnsent))
        {
            var before = payment.Status;
            payment.CancelWithAward(reason);
            db.Record(payment, "payment-cancelled", before.ToString(), payment.Status.ToString(), reason);
        }

        var (from, released) = (award.Status, ReleaseOf(award, payments.Where(p => p.IsOnItsWay).Sum(p => p.AmountFen)));
        outbox.Add(award.Terminate(released, reason));
        db.Record(award, "award-terminated", from.ToString(), award.Status.ToString(), reason, new { ReleasedFen = released });
        await recoveries.DemandAsync(award, cancellationToken);
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
