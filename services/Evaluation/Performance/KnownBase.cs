using Contracts;
using Contracts.Registry;
using Evaluation.Data;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Performance;

/// <summary>What the registry says of a base: a copy, of the newest version that has come.</summary>
internal sealed class KnownBase
{
    private static readonly string[] LostTitles = ["Revoked", "Expired", "GivenUp"];

    private KnownBase()
    {
    }

    public KnownBase(Guid id) => Id = id;

    public Guid Id { get; private set; }

    public long Version { get; private set; }

    public string Number { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Party Builder { get; private set; } = new("", "");

    /// <summary>The title status as the registry names it.</summary>
    public string Title { get; private set; } = "";

    public bool HasLostTitle => LostTitles.Contains(Title);

    /// <summary>False when the version is not news.</summary>
    public bool Follow(long version, string number, string name, Party builder, string title)
    {
        if (version <= Version)
        {
            return false;
        }

        (Version, Number, Name, Builder, Title) = (version, number, name, builder, title);
        return true;
    }
}

/// <summary>Keeps bases, and with them the evaluations of open cycles: one that lost its title is dropped (R84).</summary>
internal sealed class BaseBook(EvaluationDb db)
{
    /// <summary>Bases and cycles come by different queues: whoever is second must see what the first has done.</summary>
    public Task LockAsync(CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('known_base'))", cancellationToken);

    public async Task KeepAsync(Guid id, Func<KnownBase, bool> follow, CancellationToken cancellationToken)
    {
        await LockAsync(cancellationToken);
        var known = await db.KnownBases.SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (known is null)
        {
            known = new(id);
            db.KnownBases.Add(known);
        }

        if (!follow(known))
        {
            return;
        }

        var evaluations = await db.PerformanceEvaluations.Where(e => e.BaseId == id && e.Status != PerformanceStatus.Completed).ToListAsync(cancellationToken);
        foreach (var evaluation in evaluations)
        {
            var from = evaluation.Status;
            if (evaluation.Follow(known))
            {
                db.Record(evaluation, "base-followed", from.ToString(), evaluation.Status.ToString(), reason: known.Title);
            }
        }
    }
}

/// <summary>On <see cref="BaseRegistered"/>: the base is known and holds its title, unless something newer was heard of it.</summary>
internal sealed class KeepRegisteredBase(BaseBook book) : IHandle<BaseRegistered>
{
    private const string Held = "Held";

    public Task HandleAsync(BaseRegistered message, CancellationToken cancellationToken) => book.KeepAsync(
        message.AggregateId, known => known.Follow(message.Version, message.Number, message.Name, message.Builder, Held), cancellationToken);
}

/// <summary>On <see cref="BaseChanged"/>: the base is as it is now.</summary>
internal sealed class KeepChangedBase(BaseBook book) : IHandle<BaseChanged>
{
    public Task HandleAsync(BaseChanged message, CancellationToken cancellationToken) => book.KeepAsync(
        message.AggregateId, known => known.Follow(message.Version, message.Number, message.Name, message.Builder, message.Title), cancellationToken);
}
