using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Applications.Titles;

internal sealed class TitleMapping : IEntityTypeConfiguration<Title>
{
    public void Configure(EntityTypeBuilder<Title> builder)
    {
        builder.ToTable("title");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Number).HasMaxLength(50);
        builder.Property(t => t.Kind).HasMaxLength(30);
        builder.Property(t => t.HolderCode).HasMaxLength(18);
        builder.Property(t => t.Status).HasMaxLength(30);
        builder.Property(t => t.LostBy).HasMaxLength(200);
        builder.HasIndex(t => t.HolderCode);
    }
}
