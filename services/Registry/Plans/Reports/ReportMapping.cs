using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.Plans.Reports;

internal sealed class ReportingPeriodMapping : IEntityTypeConfiguration<ReportingPeriod>
{
    public void Configure(EntityTypeBuilder<ReportingPeriod> builder)
    {
        builder.ToTable("reporting_period", table => table.HasCheckConstraint("reporting_period_days", "from_day <= to_day and to_day <= due_on"));
        builder.Ignore(p => p.Name).Ignore(p => p.EndsYear).Ignore(p => p.Next).Ignore(p => p.NextOn);
        builder.Property(p => p.DueWorkingDays).HasDefaultValue(OpenPeriod.DefaultDueWorkingDays);
        builder.HasIndex(p => new { p.Year, p.Part }).IsUnique();
    }
}

internal sealed class PlanReportMapping : IEntityTypeConfiguration<PlanReport>
{
    public void Configure(EntityTypeBuilder<PlanReport> builder)
    {
        builder.ToTable("plan_report", table =>
        {
            table.HasCheckConstraint("plan_report_submitted", "status not in ('Submitted', 'Accepted') or (submitted_on is not null and submitted_by is not null)");
            table.HasCheckConstraint("plan_report_accepted", "(status = 'Accepted') = (accepted_on is not null and accepted_by is not null) and (accepted_by is null or accepted_by <> submitted_by)");
            table.HasCheckConstraint("plan_report_capital", "capital_own_fen >= 0 and capital_government_fen >= 0 and capital_private_fen >= 0 and capital_loan_fen >= 0");
        });
        builder.Ignore(r => r.IsAwaited);
        builder.ComplexCollection(r => r.Steps, steps => steps.ToJson("steps"));
        builder.ComplexCollection(r => r.Evidence, evidence => evidence.ToJson("evidence"));
        builder.ComplexCollection(r => r.Figures, figures => figures.ToJson("figures"));
        builder.ComplexProperty(r => r.Capital);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(r => r.PeriodId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Base>().WithMany().HasForeignKey(r => r.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.PeriodId, r.BaseId }).IsUnique();
        builder.HasIndex(r => new { r.BaseId, r.Id });
    }
}
