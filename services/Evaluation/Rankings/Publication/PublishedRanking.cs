using Contracts;
using Evaluation.Data;
using Evaluation.Rounds;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Scoring;

namespace Evaluation.Rankings.Publication;

/// <summary>A ranking as the public sees it: applications by their ids alone, experts by numbers. Never changed or taken back.</summary>
internal sealed class PublishedRanking : IAggregate
{
    private PublishedRanking()
    {
    }

    public PublishedRanking(Ranking ranking, Round round, SignedRecord record, RankingResult result, DateTimeOffset publishedAt)
    {
        (Id, Revision) = (Guid.CreateVersion7(), 1);
        (RankingId, CallId, Kind, Number, SupersedesId, Reason) = (ranking.Id, ranking.CallId, ranking.Kind, ranking.Number, ranking.SupersedesId, ranking.Reason);
        (Title, Year, PublishedAt, RankingHash, RecordHash) = (round.Title, round.Year, publishedAt, ranking.RecordHash, record.Hash);
        (Applied, AppliedReason) = (result.Combination!.Applied, result.Combination.Reason);
        Places = [.. result.Ranking.Select(r => new PublicPlace(r.ApplicationId, r.Rank, r.Score, r.Mean!.Value, r.Missed!))];
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid RankingId { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    public int Number { get; private set; }

    /// <summary>The call's.</summary>
    public string Title { get; private set; } = "";

    public int Year { get; private set; }

    public DateTimeOffset PublishedAt { get; private set; }

    public Guid? SupersedesId { get; private set; }

    public string? Reason { get; private set; }

    public string Applied { get; private set; } = "";

    public string? AppliedReason { get; private set; }

    /// <summary>Of the ranking's own record, which auditors may read.</summary>
    public string RankingHash { get; private set; } = "";

    /// <summary>Of the public record.</summary>
    public string RecordHash { get; private set; } = "";

    public IReadOnlyList<PublicPlace> Places { get; private set; } = [];
}

/// <param name="ApplicationId">Its applicant knows it, nobody else can tell whose it is.</param>
/// <param name="Score">0 to 100, four decimal places.</param>
/// <param name="Mean">The plain mean of the sheets, whatever the method.</param>
/// <param name="Missed">The pass mark and gates that it did not reach.</param>
public sealed record PublicPlace(Guid ApplicationId, int Rank, decimal Score, decimal Mean, IReadOnlyList<MissedMark> Missed);

internal sealed class PublishedRankingMapping : IEntityTypeConfiguration<PublishedRanking>
{
    public void Configure(EntityTypeBuilder<PublishedRanking> builder)
    {
        builder.ToTable("published_ranking");
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.Property(r => r.Applied).HasMaxLength(30);
        builder.Property(r => r.RankingHash).HasMaxLength(64);
        builder.Property(r => r.RecordHash).HasMaxLength(64);
        builder.Property(r => r.Places).IsJson();
        builder.HasIndex(r => r.RankingId).IsUnique();
    }
}
