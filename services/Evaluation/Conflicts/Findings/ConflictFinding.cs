using Evaluation.Reviews;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Conflicts.Findings;

/// <summary>What became of a review in which a conflict came to light.</summary>
public enum FindingOutcome
{
    /// <summary>The expert has left, and another was asked for.</summary>
    ReviewWithdrawn,

    /// <summary>The application is ranked: the ranking stands, and the commission decides whether to have the expert recused.</summary>
    Flagged,
}

/// <summary>A conflict that came to light while an expert served. Never changed.</summary>
internal sealed class ConflictFinding : IAggregate
{
    private ConflictFinding()
    {
    }

    public ConflictFinding(Review review, ConflictKind kind, string reason, FindingOutcome outcome)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (ReviewId, ApplicationId, CallId, Expert) = (review.Id, review.ApplicationId, review.CallId, review.Expert);
        (Kind, Reason, Outcome) = (kind, reason, outcome);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid ReviewId { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid CallId { get; private set; }

    public string Expert { get; private set; } = "";

    public ConflictKind Kind { get; private set; }

    public string Reason { get; private set; } = "";

    public FindingOutcome Outcome { get; private set; }
}

internal sealed class ConflictFindingMapping : IEntityTypeConfiguration<ConflictFinding>
{
    public void Configure(EntityTypeBuilder<ConflictFinding> builder)
    {
        builder.ToTable("conflict_finding");
        builder.Property(f => f.Expert).HasMaxLength(100);
        builder.HasIndex(f => f.ReviewId);
    }
}
