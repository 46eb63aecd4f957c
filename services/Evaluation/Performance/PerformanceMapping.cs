using Evaluation.Data;
using Evaluation.Performance.Methods;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Performance;

internal sealed class PerformanceMapping : IEntityTypeConfiguration<PerformanceEvaluation>
{
    public void Configure(EntityTypeBuilder<PerformanceEvaluation> builder)
    {
        builder.ToTable("performance_evaluation", table => table.HasCheckConstraint(
            "performance_grade", "(status = 'Completed') = (grade IS NOT NULL AND score BETWEEN 0 AND 100 AND record_hash IS NOT NULL)"));
        builder.ComplexProperty(e => e.Evaluator, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.ComplexProperty(e => e.Builder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.Property(e => e.Lines).IsJson();
        builder.Property(e => e.Indicators).IsJson().HasDefaultValueSql("'[]'::jsonb");
        builder.Property(e => e.SiteVisits).IsJson().HasDefaultValueSql("'[]'::jsonb");
        builder.Ignore(e => e.HasBegun);
        builder.HasOne<PerformanceMethodVersion>().WithMany().HasForeignKey(e => e.MethodVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(e => e.Score).HasPrecision(7, 4);
        builder.Property(e => e.RecordHash).HasMaxLength(64);
        builder.HasIndex(e => new { e.CycleId, e.BaseId }).IsUnique(); // a base is evaluated once in a cycle
        builder.HasIndex(e => e.BaseId);
    }
}

internal sealed class KnownBaseMapping : IEntityTypeConfiguration<KnownBase>
{
    public void Configure(EntityTypeBuilder<KnownBase> builder)
    {
        builder.ToTable("known_base");
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.ComplexProperty(b => b.Builder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.Ignore(b => b.HasLostTitle);
    }
}

internal sealed class ProgressReportMapping : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("progress_report");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Figures).IsJson();
        builder.HasIndex(r => new { r.CycleId, r.BaseId });
    }
}
