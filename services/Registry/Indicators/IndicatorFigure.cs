using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;
using Registry.Plans.Reports;

namespace Registry.Indicators;

/// <summary>What a base reached of an indicator in a year, as an accepted report says. Never changed.</summary>
internal sealed class IndicatorFigure
{
    private IndicatorFigure()
    {
    }

    public IndicatorFigure(PlanReport report, ReportingPeriod period, YearFigure figure)
    {
        Id = Guid.CreateVersion7();
        (PeriodEnd, PeriodId) = (period.ToDay, period.Id);
        (BaseId, ReportId, Code, Year, Value) = (report.BaseId, report.Id, figure.Code, figure.Year, figure.Value);
    }

    public Guid Id { get; private set; }

    public Guid BaseId { get; private set; }

    public Guid ReportId { get; private set; }

    /// <summary>The figure of the latest period counts, in whatever order reports are accepted.</summary>
    public DateOnly PeriodEnd { get; private set; }

    public Guid PeriodId { get; private set; }

    public string Code { get; private set; } = "";

    public int Year { get; private set; }

    public decimal Value { get; private set; }
}

internal sealed class IndicatorFigureMapping : IEntityTypeConfiguration<IndicatorFigure>
{
    public void Configure(EntityTypeBuilder<IndicatorFigure> builder)
    {
        builder.ToTable("indicator_figure");
        builder.Property(f => f.Code).HasMaxLength(50);
        builder.HasOne<Base>().WithMany().HasForeignKey(f => f.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PlanReport>().WithMany().HasForeignKey(f => f.ReportId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(f => new { f.BaseId, f.Code, f.Year });
        builder.HasIndex(f => new { f.ReportId, f.Code, f.Year }).IsUnique();
    }
}
