using Contracts;
using Microsoft.EntityFrameworkCore;

namespace Messaging.Outbox;

/// <summary>The way an event leaves a service: into the transaction of the change, and from there to the broker.</summary>
public sealed class EventOutbox(DbContext db, EventCatalog catalog, TimeProvider time)
{
    /// <summary>Adds the event to the change under way; it is published after that change has been committed, and only then.</summary>
    public void Add(IEvent message) =>
        db.Set<OutboxMessage>().Add(Prepare(message));

    /// <summary>The row of an event that a database function writes itself, with the change.</summary>
    public OutboxMessage Prepare(IEvent message) => OutboxMessage.For(message, catalog.Describe(message.GetType()), time.GetUtcNow());
}
