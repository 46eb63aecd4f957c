using Funding.Awards.Agreements;
using Funding.Awards.Conditions;
using Funding.Budgets;
using Funding.Programmes;
using Funding.Programmes.Allocations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Funding.Awards;

internal sealed class AwardMapping : IEntityTypeConfiguration<Award>
{
    private const string Supported = "status NOT IN ('Declined', 'Amended', 'Terminated') AND (supersedes_id IS NULL OR status <> 'Proposed')";

    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.ToTable("award", table =>
        {
            table.HasCheckConstraint("ck_award_amount", "amount_fen > 0");
            table.HasCheckConstraint("ck_award_paid", "paid_fen BETWEEN 0 AND amount_fen");
            table.HasCheckConstraint("ck_award_repayable", "repayable_percent BETWEEN 0 AND 100");
            table.HasCheckConstraint("ck_award_people", "approved_by <> proposed_by");
            table.HasCheckConstraint("ck_award_termination_people", "terminated_by IS NULL OR terminated_by IS DISTINCT FROM termination_asked_by");
            table.HasCheckConstraint("ck_award_version", "version >= 1 AND (version = 1) = (supersedes_id IS NULL)");
        });
        builder.Property(a => a.AgreementNumber).HasMaxLength(100);
        builder.Property(a => a.ApprovalDocument).HasMaxLength(100);
        builder.Property(a => a.ProjectCode).HasMaxLength(60);
        builder.Property(a => a.HeldFor).HasMaxLength(2000);
        builder.Property(a => a.TerminationFor).HasMaxLength(2000);
        builder.Property(a => a.Version).HasDefaultValue(1);
        builder.HasIndex(a => a.BaseId);
        builder.HasIndex(a => new { a.ProgrammeId, a.BaseId }).IsUnique().HasFilter(Supported).HasDatabaseName("ux_award_programme_base");
        builder.HasIndex(a => a.ProjectCode).IsUnique().HasFilter(Supported).HasDatabaseName("ux_award_project");
        builder.HasIndex(a => a.SupersedesId).IsUnique().HasFilter("status = 'Proposed'").HasDatabaseName("ux_award_amendment");
        builder.HasOne<Award>().WithMany().HasForeignKey(a => a.SupersedesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundingProgramme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Allocation>().WithMany().HasForeignKey(a => a.AllocationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Budget>().WithMany().HasForeignKey(a => a.BudgetId).OnDelete(DeleteBehavior.Restrict);
        Parts(builder);
    }

    private static void Parts(EntityTypeBuilder<Award> builder)
    {
        builder.OwnsMany(a => a.Instalments, instalment =>
        {
            instalment.ToTable("award_instalment", table => table.HasCheckConstraint("ck_award_instalment_amount", "amount_fen > 0"));
            instalment.WithOwner().HasForeignKey("AwardId");
            instalment.HasKey("AwardId", nameof(Instalment.Number));
            instalment.Property(i => i.Number).ValueGeneratedNever();
        });
        builder.OwnsMany(a => a.Conditions, condition =>
        {
            condition.ToTable("award_condition", table =>
            {
                table.HasCheckConstraint("ck_award_condition_people", "met_by <> claimed_by");
                table.HasCheckConstraint("ck_award_condition_met", "(status = 'Met') = (met_by IS NOT NULL)");
            });
            condition.WithOwner().HasForeignKey("AwardId");
            condition.HasKey("AwardId", nameof(AwardCondition.Code));
            condition.Property(c => c.Code).HasMaxLength(40);
            condition.Property(c => c.Title).HasMaxLength(200);
            condition.Property(c => c.Opinion).HasMaxLength(2000);
            condition.Property(c => c.Evidence).IsJson();
        });
        builder.OwnsMany(a => a.Agreements, agreement =>
        {
            agreement.ToTable("award_agreement");
            agreement.WithOwner().HasForeignKey("AwardId");
            agreement.HasKey("AwardId", nameof(Agreement.Version));
            agreement.Property(v => v.Version).ValueGeneratedNever();
            agreement.Property(v => v.DocumentNumber).HasMaxLength(100);
            agreement.Property(v => v.Sha256).HasMaxLength(64);
        });
    }
}
