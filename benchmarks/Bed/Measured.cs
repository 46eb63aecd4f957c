using Contracts;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Benchmarks.Bed;

/// <summary>The event that is moved; about as large as the platform's own. The version is the number of the message within its round.</summary>
[Event(ServiceBed.Writer, ServiceBed.Reader)]
public sealed record Measured(Guid AggregateId, long Version, string Name, string CountyCode, decimal AmountYuan, DateOnly On) : IEvent
{
    public static Measured Number(int number) =>
        new(Guid.CreateVersion7(), number, "Provincial demonstration base for vegetables", "350426", 1_250_000.00m, new DateOnly(2018, 11, 28));
}

/// <summary>The least a service does with an event: one row of its own in the inbox's transaction.</summary>
internal sealed class NoteMeasured(BenchDb db) : IHandle<Measured>
{
    public Task HandleAsync(Measured message, CancellationToken cancellationToken)
    {
        db.Add(new Change { Id = message.AggregateId, Number = message.Version, Name = message.Name, AmountYuan = message.AmountYuan });
        db.Handled = (int)message.Version;
        return Task.CompletedTask;
    }
}

/// <summary>The messaging tables, and one row a change.</summary>
internal sealed class BenchDb(DbContextOptions<BenchDb> options) : DbContext(options)
{
    /// <summary>The message this context has handled, for the clock that stops at its commit.</summary>
    public int? Handled { get; set; }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging();
        modelBuilder.Entity<Change>().ToTable("change");
    }
}

/// <summary>A business row that is written together with the event or by it.</summary>
internal sealed class Change
{
    public required Guid Id { get; init; }

    public required long Number { get; init; }

    public required string Name { get; init; }

    public required decimal AmountYuan { get; init; }
}
