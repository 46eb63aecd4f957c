using Funding.Awards;
using Funding.Budgets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Funding.Programmes.Allocations;

internal sealed class AllocationMapping : IEntityTypeConfiguration<Allocation>
{
    public void Configure(EntityTypeBuilder<Allocation> builder)
    {
        builder.ToTable("allocation", table =>
        {
            table.HasCheckConstraint("ck_allocation_people", "approved_by <> drafted_by AND approved_by <> reserved_by");
            table.HasCheckConstraint("ck_allocation_reserved", "status NOT IN ('Reserved', 'Approved') OR reserved_by IS NOT NULL");
            table.HasCheckConstraint("ck_allocation_approved", "(status = 'Approved') = (approved_by IS NOT NULL AND document_number IS NOT NULL)");
        });
        builder.Property(a => a.DocumentNumber).HasMaxLength(100);
        builder.HasIndex(a => a.ProgrammeId).IsUnique().HasFilter("status = 'Draft'").HasDatabaseName("ux_allocation_draft");
        builder.HasOne<FundingProgramme>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Budget>().WithMany().HasForeignKey(a => a.BudgetId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(a => a.Lines);
        builder.Ignore(a => a.Granted);
        builder.OwnsMany<AllocationLine>("_lines", Line);
    }

    private static void Line(OwnedNavigationBuilder<Allocation, AllocationLine> line)
    {
        line.ToTable("allocation_line", table =>
        {
            table.HasCheckConstraint("ck_allocation_line_amounts", "computed_fen >= 0 AND granted_fen >= 0");
            table.HasCheckConstraint("ck_allocation_line_reason", "granted_fen = computed_fen OR (adjusted_for IS NOT NULL AND adjusted_by IS NOT NULL)");
            table.HasCheckConstraint("ck_allocation_line_award", "award_id IS NULL OR granted_fen > 0");
        });
        line.WithOwner().HasForeignKey("AllocationId");
        line.HasKey("AllocationId", nameof(AllocationLine.BaseId));
        line.Property(l => l.Score).HasPrecision(7, 4);
        line.Property(l => l.ProjectCode).HasMaxLength(60);
        line.Property(l => l.AdjustedFor).HasMaxLength(2000);
        line.Property(l => l.Working).IsJson();
        line.HasOne<Award>().WithMany().HasForeignKey(l => l.AwardId).OnDelete(DeleteBehavior.Restrict);
    }
}
