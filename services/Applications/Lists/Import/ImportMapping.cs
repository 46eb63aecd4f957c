using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Lists.Import;

internal sealed class ImportMapping : IEntityTypeConfiguration<RecommendationImport>
{
    public void Configure(EntityTypeBuilder<RecommendationImport> builder)
    {
        builder.ToTable("recommendation_import");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Area).HasMaxLength(12);
        builder.Property(i => i.FileHash).HasMaxLength(64);
        builder.Property(i => i.FileName).HasMaxLength(200);
        builder.Property(i => i.Outcome).IsJson();
        builder.HasIndex(i => new { i.Area, i.FileHash }).IsUnique(); // the same file is taken once
    }
}
