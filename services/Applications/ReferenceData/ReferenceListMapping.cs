using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.ReferenceData;

internal sealed class ReferenceListMapping : IEntityTypeConfiguration<ReferenceList>
{
    public void Configure(EntityTypeBuilder<ReferenceList> builder)
    {
        builder.ToTable("reference_list");
        builder.Property(l => l.Name).HasMaxLength(40);
        builder.Property(l => l.Entries).IsJson();
        builder.HasIndex(l => l.Name).IsUnique();
    }
}

internal sealed class ReferenceListVersionMapping : IEntityTypeConfiguration<ReferenceListVersion>
{
    public void Configure(EntityTypeBuilder<ReferenceListVersion> builder)
    {
        builder.ToTable("reference_list_version");
        builder.HasKey(v => new { v.ListId, v.Number });
        builder.HasOne<ReferenceList>().WithMany().HasForeignKey(v => v.ListId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(v => v.Entries).IsJson();
        builder.Property(v => v.Source).HasMaxLength(200);
    }
}
