using System.Text.Json.Serialization;
using Contracts;
using Contracts.Evaluation;
using Evaluation.Data;
using Evaluation.Rounds;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scoring;

namespace Evaluation.Rankings;

/// <summary>The applications of one kind in their order (R89), as the signed record says. Never changed: a later one supersedes it and says why.</summary>
internal sealed class Ranking : IAggregate
{
    private Ranking()
    {
    }

    public Ranking(Guid id, Round round, BaseKind kind, string recordHash, SupersededBefore? before, CombinationResult combination, IReadOnlyList<RankingEntry> entries)
    {
        Revision = 1;
        (Id, RoundId, CallId, Kind, Number) = (id, round.Id, round.CallId, kind, 1 + (before?.Number ?? 0));
        (SupersedesId, Reason) = (before?.Id, before?.Reason);
        (RecordHash, Applied, AppliedReason, Entries) = (recordHash, combination.Applied, combination.Reason, entries);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid RoundId { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    /// <summary>1 for the first of its round and kind; higher after examinations were opened again.</summary>
    public int Number { get; private set; }

    /// <summary>The ranking in whose place this one was made.</summary>
    public Guid? SupersedesId { get; private set; }

    /// <summary>Why it was made in the other's place.</summary>
    public string? Reason { get; private set; }

    /// <summary>How sheets became scores.</summary>
    public string Applied { get; private set; } = "";

    /// <summary>Why otherwise than the method says.</summary>
    public string? AppliedReason { get; private set; }

    public string RecordHash { get; private set; } = "";

    public IReadOnlyList<RankingEntry> Entries { get; private set; } = [];

    /// <summary>Its version is the number, so that of two rankings of one call and kind the later one is known.</summary>
    public EvaluationCompleted Announce() =>
        new(Id, Number, CallId, Kind, RecordHash, [.. Entries.Select(e => new RankedApplication(e.ApplicationId, e.Rank, e.Score, e.ApplicationVersion, e.Passed))]);
}

/// <summary>One application's place.</summary>
/// <param name="Rank">1 is best; applications that stay equal after the tie-breaks share a rank. Who does not pass stands behind all who do.</param>
/// <param name="Score">0 to 100, four decimal places: the locked sheets as the method combines them.</param>
/// <param name="ApplicationVersion">The application's version that was examined; 0 where it is not known.</param>
/// <param name="Mean">The plain mean of the locked sheets, whatever the method.</param>
/// <param name="Missed">The pass mark and gates that it did not reach.</param>
public sealed record RankingEntry(
    Guid ApplicationId, string Name, int Rank, decimal Score, long ApplicationVersion = 0, decimal? Mean = null, IReadOnlyList<MissedMark>? Missed = null)
{
    [JsonIgnore]
    public bool Passed => Missed is null or [];
}

/// <summary>The ranking that a new one takes the place of.</summary>
internal sealed record SupersededBefore(Guid Id, int Number, string RecordHash, string Reason);

internal sealed class RankingMapping : IEntityTypeConfiguration<Ranking>
{
    public void Configure(EntityTypeBuilder<Ranking> builder)
    {
        builder.ToTable("ranking");
        builder.ToTable(table => table.HasCheckConstraint("ranking_supersedes", "(number = 1) = (supersedes_id IS NULL) AND (supersedes_id IS NULL) = (reason IS NULL)"));
        builder.HasIndex(r => r.SupersedesId).IsUnique(); // two never take the place of one
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.Property(r => r.Applied).HasMaxLength(30);
        builder.Property(r => r.RecordHash).HasMaxLength(64);
        builder.Property(r => r.Entries).IsJson();
        builder.HasIndex(r => new { r.RoundId, r.Kind, r.Number }).IsUnique();
    }
}
