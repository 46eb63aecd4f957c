using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Assignments;

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("assignment");
        builder.Property(a => a.Reviews).IsJson();
        builder.Property(a => a.Ended).IsJson().HasDefaultValueSql("'[]'");
        builder.Property(a => a.Avoided).IsJson();
        builder.Property(a => a.Options).IsJson().HasDefaultValueSql("'{}'");
        builder.Property(a => a.Quality).IsJson();
        builder.HasIndex(a => a.RoundId);
    }
}
