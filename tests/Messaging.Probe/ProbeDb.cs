using Microsoft.EntityFrameworkCore;

namespace Messaging.Probe;

/// <summary>The messaging tables, and what handlers did.</summary>
public sealed class ProbeDb(DbContextOptions<ProbeDb> options) : DbContext(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    public DbSet<Latest> Latest => Set<Latest>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.Entity<Effect>().ToTable("effect");
        modelBuilder.Entity<Latest>(latest =>
        {
            latest.ToTable("latest").HasKey(l => l.AggregateId);
            latest.Property(l => l.Heard).IsConcurrencyToken(); // two at once: one of them tries again
        });
    }
}

/// <summary>One run of a handler to its end.</summary>
public sealed class Effect
{
    public long Id { get; init; }

    public required Guid AggregateId { get; init; }

    public required long Version { get; init; }

    public required string Text { get; init; }
}

/// <summary>The newest state of an aggregate as a subscriber keeps it.</summary>
public sealed class Latest
{
    public required Guid AggregateId { get; init; }

    /// <summary>Messages about it, of whatever version.</summary>
    public long Heard { get; set; }

    public long Version { get; set; }

    public string Text { get; set; } = "";
}
