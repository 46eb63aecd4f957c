using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Budgets.Changes;

internal sealed class BudgetChangeMapping : IEntityTypeConfiguration<BudgetChange>
{
    public void Configure(EntityTypeBuilder<BudgetChange> builder)
    {
        builder.ToTable("budget_change", table =>
        {
            table.HasCheckConstraint("ck_budget_change_amount", "amount_fen > 0");
            table.HasCheckConstraint("ck_budget_change_people", "approved_by <> proposed_by");
            table.HasCheckConstraint("ck_budget_change_approved", "(status IN ('Approved', 'Reversed')) = (approved_by IS NOT NULL)");
            table.HasCheckConstraint(
                "ck_budget_change_target", "(kind IN ('Transfer', 'CarryOver')) = (to_budget_id IS NOT NULL) AND to_budget_id IS DISTINCT FROM budget_id");
        });
        builder.Property(c => c.DocumentNumber).HasMaxLength(100);
        builder.Property(c => c.Reason).HasMaxLength(2000);
        builder.HasOne<Budget>().WithMany().HasForeignKey(c => c.BudgetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Budget>().WithMany().HasForeignKey(c => c.ToBudgetId).OnDelete(DeleteBehavior.Restrict);
    }
}
