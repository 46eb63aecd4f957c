using Messaging.DeadLetters;
using Messaging.Inbox;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Messaging;

/// <summary>The messaging tables that every service's database holds.</summary>
public static class MessagingModel
{
    public static ModelBuilder AddMessaging(this ModelBuilder model)
    {
        model.Entity<OutboxMessage>(outbox =>
        {
            outbox.ToTable("outbox");
            outbox.HasKey(m => m.Seq);
            outbox.HasIndex(m => m.Id).IsUnique();
            outbox.HasIndex(m => new { m.NextAttempt, m.Seq }).HasFilter("NOT dead");
        });
        model.Entity<OutboxCount>(sent =>
        {
            sent.ToTable("outbox_sent");
            sent.HasKey(c => c.Type);
        });
        model.Entity<InboxMessage>(inbox =>
        {
            inbox.ToTable("inbox");
            inbox.HasKey(m => new { m.MessageId, m.Consumer });
        });
        model.Entity<DeadLetter>(letter =>
        {
            letter.ToTable("dead_letter");
            letter.HasIndex(l => new { l.MessageId, l.Consumer }).IsUnique();
        });
        return model;
    }
}
