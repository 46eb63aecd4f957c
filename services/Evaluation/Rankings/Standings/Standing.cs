using Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Rankings.Standings;

/// <summary>An application's locked sheets so far. The database keeps it with every change of a review, so that it can never lag behind.</summary>
internal sealed class Standing
{
    private Standing()
    {
    }

    public Guid ExaminationId { get; private set; }

    public Guid ApplicationId { get; private set; }

    public Guid CallId { get; private set; }

    public BaseKind Kind { get; private set; }

    /// <summary>Locked ones.</summary>
    public int Sheets { get; private set; }

    /// <summary>The sum of their scores.</summary>
    public decimal Total { get; private set; }
}

internal sealed class StandingMapping : IEntityTypeConfiguration<Standing>
{
    public void Configure(EntityTypeBuilder<Standing> builder)
    {
        builder.ToTable("standing", table => table.HasCheckConstraint("standing_sheets", "sheets >= 0 AND total >= 0"));
        builder.HasKey(s => s.ExaminationId);
        builder.Property(s => s.ExaminationId).ValueGeneratedNever();
        builder.Property(s => s.Total).HasPrecision(12, 4);
        builder.HasIndex(s => new { s.CallId, s.Kind });
    }
}
