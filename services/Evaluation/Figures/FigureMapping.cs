using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Figures;

internal sealed class ReferenceFigureMapping : IEntityTypeConfiguration<ReferenceFigure>
{
    public void Configure(EntityTypeBuilder<ReferenceFigure> builder)
    {
        builder.ToTable("reference_figure");
        builder.Property(f => f.Code).HasMaxLength(60);
        builder.Property(f => f.Value).HasPrecision(21, 6);
        builder.Property(f => f.Correction).HasMaxLength(1000);
        builder.HasIndex(f => new { f.Code, f.Scope, f.Year }).IsUnique();
    }
}

internal sealed class FigureVersionMapping : IEntityTypeConfiguration<FigureVersion>
{
    public void Configure(EntityTypeBuilder<FigureVersion> builder)
    {
        builder.ToTable("reference_figure_version");
        builder.HasKey(v => new { v.FigureId, v.Number });
        builder.HasOne<ReferenceFigure>().WithMany().HasForeignKey(v => v.FigureId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(v => v.Value).HasPrecision(21, 6);
        builder.Property(v => v.Correction).HasMaxLength(1000);
    }
}
