using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.County;

internal sealed class PromotionBodyMapping : IEntityTypeConfiguration<PromotionBody>
{
    public const string OneAnArea = "ux_promotion_body_area";

    public void Configure(EntityTypeBuilder<PromotionBody> builder)
    {
        builder.ToTable("promotion_body");
        builder.Property(b => b.Area).HasMaxLength(12);
        builder.Property(b => b.Name).HasMaxLength(200);
        builder.Property(b => b.DocumentNumber).HasMaxLength(100);
        builder.Property(b => b.Organisations).IsJson();
        builder.Property(b => b.Contacts).IsJson();
        builder.HasIndex(b => b.Area).IsUnique().HasDatabaseName(OneAnArea);
    }
}
