using Contracts.Registry;
using Evidence;
using Funding.Accounts;
using Funding.Data;
using Messaging;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Funding.Awards;

/// <summary>
/// On <see cref="TitleRevoked"/> and <see cref="TitleGivenUp"/>: the base's awards end (R84), and what the rules make repayable is
/// demanded.
/// </summary>
internal sealed class TerminateAwards(FundingDb db, EventOutbox outbox, AwardEnd end)
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
            await end.TerminateAsync(award, reason, cancellationToken);
        }

        await db.SettleHoldsAsync(outbox, account, reason, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
