using Microsoft.EntityFrameworkCore;

namespace Messaging.Probe;

/// <summary>Texts that make the handler misbehave, until a test mends it.</summary>
public sealed class Poison
{
    public const string Text = "poison";

    public bool IsMended { get; set; }
}

/// <summary>Notes every run, and follows the newest version of each aggregate.</summary>
public sealed class NoteTick(ProbeDb db, Poison poison) : IHandle<Ticked>
{
    public async Task HandleAsync(Ticked message, CancellationToken cancellationToken)
    {
        db.Effects.Add(new() { AggregateId = message.AggregateId, Version = message.Version, Text = message.Text });
        if (message.Text == Poison.Text && !poison.IsMended)
        {
            await db.SaveChangesAsync(cancellationToken); // half of the work is done when it fails
            throw new InvalidOperationException("This message cannot be handled.");
        }

        var latest = await db.Latest.SingleOrDefaultAsync(l => l.AggregateId == message.AggregateId, cancellationToken);
        if (latest is null)
        {
            db.Latest.Add(latest = new() { AggregateId = message.AggregateId });
        }

        latest.Heard++;
        if (message.Version > latest.Version)
        {
            (latest.Version, latest.Text) = (message.Version, message.Text);
        }
    }
}

/// <summary>Notes every run.</summary>
public sealed class NoteHalfHeard(ProbeDb db) : IHandle<HalfHeard>
{
    public Task HandleAsync(HalfHeard message, CancellationToken cancellationToken)
    {
        db.Effects.Add(new() { AggregateId = message.AggregateId, Version = message.Version, Text = nameof(HalfHeard) });
        return Task.CompletedTask;
    }
}
