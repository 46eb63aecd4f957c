using Applications.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Materials;

internal sealed class MaterialMapping : IEntityTypeConfiguration<Material>
{
    public void Configure(EntityTypeBuilder<Material> builder)
    {
        builder.ToTable("material");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasOne<Application>().WithMany().HasForeignKey(m => m.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredContent>().WithMany().HasForeignKey(m => m.Sha256).OnDelete(DeleteBehavior.Restrict);
        builder.Property(m => m.Code).HasMaxLength(50);
        builder.Property(m => m.FileName).HasMaxLength(FileName.MaxLength);
        builder.Property(m => m.MediaType).HasMaxLength(100);
        builder.Property(m => m.Sha256).HasMaxLength(64);
        builder.HasIndex(m => m.ApplicationId);
    }
}

internal sealed class StoredContentMapping : IEntityTypeConfiguration<StoredContent>
{
    public void Configure(EntityTypeBuilder<StoredContent> builder)
    {
        builder.ToTable("material_content", table =>
        {
            table.HasCheckConstraint("material_content_address", "sha256 ~ '^[0-9a-f]{64}$'");
            table.HasCheckConstraint("material_content_length", "length > 0");
        });
        builder.HasKey(c => c.Sha256);
        builder.Property(c => c.Sha256).HasMaxLength(64);
        builder.HasIndex(c => c.TouchedAt);
    }
}
