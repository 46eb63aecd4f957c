using Applications.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.County;

internal sealed class CountyListMapping : IEntityTypeConfiguration<CountyList>
{
    public void Configure(EntityTypeBuilder<CountyList> builder)
    {
        builder.ToTable("county_list", table => table.HasCheckConstraint("county_list_quota", "quota is null or cardinality(applications) <= quota"));
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Kind).HasMaxLength(30);
        builder.Property(l => l.Area).HasMaxLength(12);
        builder.HasIndex(l => new { l.CallId, l.Kind, l.Area }).IsUnique();
        builder.HasOne<Call>().WithMany().HasForeignKey(l => l.CallId).OnDelete(DeleteBehavior.Restrict);
    }
}
