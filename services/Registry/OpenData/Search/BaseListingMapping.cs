using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.OpenData.Search;

internal sealed class BaseListingMapping : IEntityTypeConfiguration<BaseListing>
{
    public void Configure(EntityTypeBuilder<BaseListing> builder)
    {
        builder.ToTable("base_listing");
        builder.HasKey(l => l.BaseId);
        builder.HasOne<Base>().WithOne().HasForeignKey<BaseListing>(l => l.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.Grams).HasMethod("gin");
    }
}
