using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Feedback;

/// <summary>
/// The commission's word that applicants may read how their own application was judged in one ranking, and what of it. Given once, when
/// the result is public, and never taken back or changed.
/// </summary>
internal sealed class FeedbackRelease : IAggregate
{
    private FeedbackRelease()
    {
    }

    public FeedbackRelease(Guid rankingId, FeedbackContent content, string releasedBy, DateTimeOffset releasedAt)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (RankingId, ReleasedBy, ReleasedAt) = (rankingId, releasedBy, releasedAt);
        (ShowsDimensions, ShowsRemarks, ShowsPlace) = (content.Dimensions, content.Remarks, content.Place);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid RankingId { get; private set; }

    public bool ShowsDimensions { get; private set; }

    public bool ShowsRemarks { get; private set; }

    public bool ShowsPlace { get; private set; }

    /// <summary>The subject of the officer's token.</summary>
    public string ReleasedBy { get; private set; } = "";

    public DateTimeOffset ReleasedAt { get; private set; }
}

/// <summary>What applicants may read beside their own score. Never who said it, and never anything of others.</summary>
internal sealed record FeedbackContent(bool Dimensions, bool Remarks, bool Place);

internal sealed class FeedbackReleaseMapping : IEntityTypeConfiguration<FeedbackRelease>
{
    public void Configure(EntityTypeBuilder<FeedbackRelease> builder)
    {
        builder.ToTable("feedback_release");
        builder.Property(f => f.ReleasedBy).HasMaxLength(100);
        builder.HasIndex(f => f.RankingId).IsUnique();
        builder.HasOne<Rankings.Ranking>().WithMany().HasForeignKey(f => f.RankingId).OnDelete(DeleteBehavior.Restrict);
    }
}
