using Evaluation.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Experts;

internal sealed class ExpertMapping : IEntityTypeConfiguration<Expert>
{
    public void Configure(EntityTypeBuilder<Expert> builder)
    {
        builder.ToTable("expert", table => table.HasCheckConstraint("expert_load_limit", "load_limit > 0"));
        builder.Property(e => e.Subject).HasMaxLength(100);
        builder.HasIndex(e => e.Subject).IsUnique();
        builder.Property(e => e.Status).HasDefaultValue(ExpertStatus.Active);
        builder.Property(e => e.Seniority).HasDefaultValue(Seniority.Unstated);
        builder.Property(e => e.Expertise).HasDefaultValueSql("'{}'");
        builder.Property(e => e.Affiliations).IsJson().HasDefaultValueSql("'[]'");
        builder.Property(e => e.Availability).IsJson().HasDefaultValueSql("'[]'");
    }
}
