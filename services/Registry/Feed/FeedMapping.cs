using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases.History;

namespace Registry.Feed;

internal sealed class FeedMapping : IEntityTypeConfiguration<FeedEntry>
{
    public void Configure(EntityTypeBuilder<FeedEntry> builder)
    {
        builder.ToTable("base_feed", table => table.HasCheckConstraint("base_feed_from_one", "position > 0"));
        builder.HasKey(e => e.Position);
        builder.Property(e => e.Position).ValueGeneratedNever();
        builder.HasOne<BaseHistory>().WithOne().HasForeignKey<FeedEntry>(e => e.HistoryId).OnDelete(DeleteBehavior.Restrict);
    }
}
