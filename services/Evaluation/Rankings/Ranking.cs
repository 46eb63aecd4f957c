using Contracts;
using Contracts.Evaluation;
using Evaluation.Data;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Rankings;

/// <summary>The applications of one kind in their order (R89), as the signed record says. Never changed: a later one stands beside it.</summary>
internal sealed class Ranking : IAggregate
{
    private Ranking()
    {
    }

    public Ranking(Guid id, Guid roundId, Guid callId, BaseKind kind, int number, string recordHash, IReadOnlyList<RankingEntry> entries)
    {
        Revision = 1;
        (Id, RoundId, CallId, Kind, Number, RecordHash, Entries) = (id, roundId, callId, kind, number, recordHash, entries);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid RoundId { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    /// <summary>1 for the first of its round and kind; higher after examinations were opened again.</summary>
    public int Number { get; private set; }

    public string RecordHash { get; private set; } = "";

    public IReadOnlyList<RankingEntry> Entries { get; private set; } = [];

    /// <summary>Its version is the number, so that of two rankings of one call and kind the later one is known.</summary>
    public EvaluationCompleted Announce() =>
        new(Id, Number, CallId, Kind, RecordHash, [.. Entries.Select(e => new RankedApplication(e.ApplicationId, e.Rank, e.Score, e.ApplicationVersion))]);
}

/// <summary>One application's place.</summary>
/// <param name="Rank">1 is best; applications that stay equal after the tie-breaks share a rank.</param>
/// <param name="Score">0 to 100, four decimal places: the mean of the locked sheets.</param>
/// <param name="ApplicationVersion">The application's version that was examined; 0 where it is not known.</param>
public sealed record RankingEntry(Guid ApplicationId, string Name, int Rank, decimal Score, long ApplicationVersion = 0);

internal sealed class RankingMapping : IEntityTypeConfiguration<Ranking>
{
    public void Configure(EntityTypeBuilder<Ranking> builder)
    {
        builder.ToTable("ranking");
        builder.Property(r => r.RecordHash).HasMaxLength(64);
        builder.Property(r => r.Entries).IsJson();
        builder.HasIndex(r => new { r.RoundId, r.Kind, r.Number }).IsUnique();
    }
}
