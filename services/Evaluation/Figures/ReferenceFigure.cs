using Contracts;
using Contracts.Evaluation;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Figures;

/// <summary>One official figure of a reference series. Published once and for good.</summary>
internal sealed class ReferenceFigure : IAggregate
{
    private ReferenceFigure()
    {
    }

    public ReferenceFigure(string code, ReferenceScope scope, int year, decimal value, string unit, string source)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Code, Scope, Year, Value, Unit, Source) = (code, scope, year, value, unit, source);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public string Code { get; private set; } = "";

    public ReferenceScope Scope { get; private set; }

    public int Year { get; private set; }

    public decimal Value { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>Where it was published, such as a statistical bulletin.</summary>
    public string Source { get; private set; } = "";

    public ReferenceSeriesPublished Announce() => new(Id, Revision, Code, Scope, Year, Value, Unit, Source);
}

internal sealed class ReferenceFigureMapping : IEntityTypeConfiguration<ReferenceFigure>
{
    public void Configure(EntityTypeBuilder<ReferenceFigure> builder)
    {
        builder.ToTable("reference_figure");
        builder.Property(f => f.Code).HasMaxLength(60);
        builder.Property(f => f.Value).HasPrecision(21, 6);
        builder.HasIndex(f => new { f.Code, f.Scope, f.Year }).IsUnique();
    }
}
