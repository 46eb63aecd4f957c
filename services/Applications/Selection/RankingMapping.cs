using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Selection;

internal sealed class RankingMapping : IEntityTypeConfiguration<Ranking>
{
    public void Configure(EntityTypeBuilder<Ranking> builder)
    {
        builder.ToTable("ranking");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Places).IsJson();
        builder.HasIndex(r => new { r.CallId, r.Kind });
    }
}
