using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Registry.Bases;

internal sealed class BaseMapping : IEntityTypeConfiguration<Base>
{
    public void Configure(EntityTypeBuilder<Base> builder)
    {
        builder.ToTable("base");
        builder.ComplexProperty(b => b.Builder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.HasIndex(b => b.Number).IsUnique();
        builder.HasIndex(b => b.RecognitionId).IsUnique();
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("number_series");
        builder.HasKey(s => new { s.Year, s.Kind });
    }
}
