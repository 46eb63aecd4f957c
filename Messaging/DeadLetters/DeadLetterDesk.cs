using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Messaging.DeadLetters;

/// <summary>What an operator sees and decides of messages that could not be published or handled.</summary>
/// <param name="Direction"><c>outbound</c>: could not be published. <c>inbound</c>: could not be handled.</param>
public sealed record DeadMessage(
    Guid Id, string Direction, Guid? MessageId, string Consumer, string? Type, string Reason, DateTimeOffset Occurred, string Body);

/// <summary>How a decision on a dead message ended.</summary>
public enum DeadLetterDecision
{
    Done,
    NotFound,
    AlreadyResolved,
    Unreadable,
}

/// <summary>Lists dead messages, replays them to the one queue that failed, or discards them with a trace left.</summary>
public sealed class DeadLetterDesk(DbContext db, RelaySignal signal, TimeProvider time)
{
    public const int PageLimit = 200;

    public async Task<IReadOnlyList<DeadMessage>> ListAsync(CancellationToken cancellationToken)
    {
        var inbound = await db.Set<DeadLetter>().Where(l => l.Resolved == null).OrderBy(l => l.Occurred).Take(PageLimit)
            .Select(l => new DeadMessage(l.Id, "inbound", l.MessageId, l.Consumer, l.Type, l.Reason, l.Occurred, l.Body))
            .ToListAsync(cancellationToken);
        var outbound = await db.Set<OutboxMessage>().Where(m => m.Dead).OrderBy(m => m.Seq).Take(PageLimit)
            .Select(m => new DeadMessage(
                m.Id, "outbound", m.Id, m.Destination ?? "*", m.Type, m.LastError ?? "", m.NextAttempt, m.Body))
            .ToListAsync(cancellationToken);
        return [.. inbound, .. outbound];
    }

    public Task<DeadLetterDecision> ReplayAsync(Guid id, string by, CancellationToken cancellationToken) =>
        DecideAsync(id, by, replay: true, cancellationToken);

    public Task<DeadLetterDecision> DiscardAsync(Guid id, string by, CancellationToken cancellationToken) =>
        DecideAsync(id, by, replay: false, cancellationToken);

    private async Task<DeadLetterDecision> DecideAsync(Guid id, string by, bool replay, CancellationToken cancellationToken)
    {
        if (replay && await ReviveOutboundAsync(id, cancellationToken))
        {
            return DeadLetterDecision.Done;
        }

        // Locked, so that two operators who press at once replay it once.
        var letter = await db.Set<DeadLetter>().FromSql($"SELECT * FROM dead_letter WHERE id = {id} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);
        switch (letter)
        {
            case null: return DeadLetterDecision.NotFound;
            case { Resolved: not null }: return DeadLetterDecision.AlreadyResolved;
            case { Type: null } or { MessageId: null } when replay: return DeadLetterDecision.Unreadable;
        }

        if (replay)
        {
            db.Add(OutboxMessage.Replay(letter.MessageId!.Value, letter.Type!, letter.Body, letter.Consumer, time.GetUtcNow()));
        }

        letter.Resolve(replay ? "replayed" : "discarded", by, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return DeadLetterDecision.Done;
    }

    private async Task<bool> ReviveOutboundAsync(Guid id, CancellationToken cancellationToken)
    {
        var revived = await db.Set<OutboxMessage>().Where(m => m.Id == id && m.Dead).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Dead, false).SetProperty(m => m.Attempts, 0)
                .SetProperty(m => m.NextAttempt, time.GetUtcNow()),
            cancellationToken) == 1;
        signal.Set();
        return revived;
    }
}
