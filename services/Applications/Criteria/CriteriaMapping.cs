using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Criteria;

internal sealed class CriteriaVersionMapping : IEntityTypeConfiguration<CriteriaVersion>
{
    public void Configure(EntityTypeBuilder<CriteriaVersion> builder)
    {
        builder.ToTable("criteria_version");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Items).IsJson();
        builder.HasIndex(c => new { c.Kind, c.Number });
    }
}

internal sealed class ReferenceFigureMapping : IEntityTypeConfiguration<ReferenceFigure>
{
    public void Configure(EntityTypeBuilder<ReferenceFigure> builder)
    {
        builder.ToTable("reference_figure");
        builder.HasIndex(f => new { f.Code, f.Scope, f.Year }).IsUnique();
    }
}
