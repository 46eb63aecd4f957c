using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.Cases;

internal sealed class CaseMapping : IEntityTypeConfiguration<TypicalCase>
{
    public void Configure(EntityTypeBuilder<TypicalCase> builder)
    {
        builder.ToTable("typical_case", table =>
        {
            table.HasCheckConstraint("case_published", "status not in ('Published', 'TakenDown') or (published_on is not null and edition > 0)");
            table.HasCheckConstraint(
                "case_reviewed_by_another",
                "status not in ('Approved', 'Published') or (reviewed_by is not null and submitted_by is not null and reviewed_by <> drafted_by and reviewed_by <> submitted_by)");
        });
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.HasOne<Base>().WithMany().HasForeignKey(c => c.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.BaseId, c.Id });
        builder.HasIndex(c => c.Id).HasDatabaseName("ix_typical_case_published").HasFilter("status = 'Published'");
    }
}

internal sealed class CaseUseMapping : IEntityTypeConfiguration<CaseUse>
{
    public void Configure(EntityTypeBuilder<CaseUse> builder)
    {
        builder.ToTable("case_use");
        builder.Property(u => u.Who).HasMaxLength(200);
        builder.HasOne<TypicalCase>().WithMany().HasForeignKey(u => u.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Base>().WithMany().HasForeignKey(u => u.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.CaseId, u.Id });
    }
}
