using Calendar;
using Contracts.Registry;
using Evidence;
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
        var isOpen = account.OpenedAt is not null;
        if (account.Apply(message, clock.Now))
        {
            db.RecordParticulars(outbox, account, isOpen, message.Number);
        }
    }
}

/// <summary>On <see cref="BaseChanged"/>: name, builder, payee and title are those of the newest version, even if it comes first.</summary>
internal sealed class FollowBase(FundingDb db, EventOutbox outbox, BusinessClock clock) : IHandle<BaseChanged>
{
    public async Task HandleAsync(BaseChanged message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        var isOpen = account.OpenedAt is not null;
        if (account.Apply(message, clock.Now))
        {
            db.RecordParticulars(outbox, account, isOpen, message.Number);
        }
    }
}

/// <summary>On <see cref="BaseGraded"/>: the base's latest grade, which decides whether it can be funded (R82).</summary>
internal sealed class FollowGrade(FundingDb db) : IHandle<BaseGraded>
{
    public async Task HandleAsync(BaseGraded message, CancellationToken cancellationToken)
    {
        var account = await db.LockOrCreateAccountAsync(message.AggregateId, cancellationToken);
        if (account.Apply(message))
        {
            db.Record(account, "base-graded", reason: message.Grade.ToString());
        }
    }
}

internal static class Particulars
{
    public static void RecordParticulars(this FundingDb db, EventOutbox outbox, FundAccount account, bool wasOpen, string number)
    {
        db.Record(account, wasOpen ? "base-changed" : "fund-account-opened", reason: number);
        if (!wasOpen)
        {
            outbox.Add(account.Announce());
        }
    }
}
