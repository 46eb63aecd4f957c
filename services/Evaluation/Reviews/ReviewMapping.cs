using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Reviews;

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("review", table =>
        {
            table.HasCheckConstraint(
                "review_score", "(status NOT IN ('Submitted', 'Locked') OR score IS NOT NULL) AND (score IS NULL OR score BETWEEN 0 AND 100)");
            table.HasCheckConstraint("review_open_items", "status <> 'Locked' OR open_items IS NULL"); // what is locked is open for nothing
        });
        builder.Property(r => r.Expert).HasMaxLength(100);
        builder.Property(r => r.Lines).IsJson();
        builder.Property(r => r.Figures).IsJson();
        builder.Property(r => r.OpenItems).IsJson();
        builder.Property(r => r.Score).HasPrecision(7, 4);
        builder.Ignore(r => r.IsLive);
        builder.Ignore(r => r.CountsAsLocked);
        builder.HasIndex(r => new { r.ExaminationId, r.Expert }).IsUnique()
            .HasFilter("status NOT IN ('Declined', 'ConflictDeclared', 'Withdrawn')"); // nobody examines one application twice at a time
        builder.HasIndex(r => r.Expert);
        builder.HasIndex(r => r.CallId);
    }
}
