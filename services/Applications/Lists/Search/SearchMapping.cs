using Applications.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Lists.Search;

internal sealed class SearchMapping : IEntityTypeConfiguration<ApplicationListing>
{
    public void Configure(EntityTypeBuilder<ApplicationListing> builder)
    {
        builder.ToTable("application_listing");
        builder.HasKey(l => l.ApplicationId);
        builder.HasOne<Application>().WithOne().HasForeignKey<ApplicationListing>(l => l.ApplicationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => l.Grams).HasMethod("gin");
    }
}
