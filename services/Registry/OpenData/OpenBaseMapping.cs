using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.OpenData;

/// <summary>The indexes that the filters of the public list read, each in the order of its pages, and the one of the map.</summary>
internal sealed class OpenBaseMapping : IEntityTypeConfiguration<Base>
{
    public void Configure(EntityTypeBuilder<Base> builder)
    {
        builder.HasIndex(b => new { b.Area, b.Id });
        builder.HasIndex(b => new { b.Kind, b.Id });
        builder.HasIndex(b => new { b.Title, b.Id });
        builder.HasIndex(b => new { b.Longitude, b.Latitude });
    }
}
