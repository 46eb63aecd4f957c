using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.Cycles;

internal sealed class CycleMapping : IEntityTypeConfiguration<EvaluationCycle>
{
    public void Configure(EntityTypeBuilder<EvaluationCycle> builder)
    {
        builder.ToTable("evaluation_cycle", table => table.HasCheckConstraint("cycle_closed_on", "(status = 'Closed') = (closed_on is not null)"));
        builder.Property(c => c.Title).HasMaxLength(200);
        builder.ComplexProperty(c => c.Evaluator, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.HasMany(c => c.Bases).WithOne().HasForeignKey(e => e.CycleId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CycleEntryMapping : IEntityTypeConfiguration<CycleEntry>
{
    public void Configure(EntityTypeBuilder<CycleEntry> builder)
    {
        builder.ToTable("evaluation_cycle_base", table =>
        {
            table.HasCheckConstraint("cycle_waits_while_open", "status <> 'Waiting' or in_open_cycle");
            table.HasCheckConstraint("cycle_score", "score between 0 and 100");
            table.HasCheckConstraint("cycle_graded", "status <> 'Graded' or (score is not null and grade is not null and evaluated_on is not null)");
        });
        builder.HasKey(e => new { e.CycleId, e.BaseId });
        builder.ComplexProperty(e => e.Builder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.Property(e => e.Score).HasPrecision(7, 4);
        builder.HasOne<Base>().WithMany().HasForeignKey(e => e.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => e.BaseId, "open").IsUnique().HasDatabaseName("ux_evaluation_cycle_base_open").HasFilter("in_open_cycle");
    }
}

internal sealed class ProgressReportMapping : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("progress_report");
        builder.ComplexCollection(r => r.Figures, figures => figures.ToJson("figures"));
        builder.HasOne<CycleEntry>().WithMany().HasForeignKey(r => new { r.CycleId, r.BaseId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.CycleId, r.BaseId }).IsUnique();
    }
}
