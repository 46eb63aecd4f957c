using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Lists.Views;

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_view");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Name).HasMaxLength(100);
        builder.Property(v => v.Filter).IsJson();
        builder.Property(v => v.Columns).IsJson();
        builder.HasIndex(v => new { v.Owner, v.Name }).IsUnique();
        builder.HasIndex(v => v.Office);
    }
}
