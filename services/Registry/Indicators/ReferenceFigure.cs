using Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Registry.Indicators;

/// <summary>An official figure as Evaluation published it last: one for each code, scope and year.</summary>
internal sealed class ReferenceFigure
{
    public Guid Id { get; private set; }

    public string Code { get; private set; } = "";

    public ReferenceScope Scope { get; private set; }

    public int Year { get; private set; }

    public Guid SeriesId { get; private set; }

    public long Version { get; private set; }

    public decimal Value { get; private set; }

    public string Unit { get; private set; } = "";

    public string Source { get; private set; } = "";
}

internal sealed class ReferenceFigureMapping : IEntityTypeConfiguration<ReferenceFigure>
{
    public void Configure(EntityTypeBuilder<ReferenceFigure> builder)
    {
        builder.ToTable("reference_series");
        builder.HasIndex(f => new { f.Code, f.Scope, f.Year }).IsUnique();
    }
}
