using Funding.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Budgets;

internal sealed class BudgetMapping : IEntityTypeConfiguration<Budget>
{
    public void Configure(EntityTypeBuilder<Budget> builder)
    {
        builder.ToTable("budget", table =>
        {
            table.HasCheckConstraint("ck_budget_amount", "amount_fen > 0");
            table.HasCheckConstraint("ck_budget_people", "approved_by <> drafted_by");
        });
        builder.Property(b => b.FundSource).HasMaxLength(100);
        builder.Property(b => b.Line).HasMaxLength(100);
        builder.Property(b => b.DocumentNumber).HasMaxLength(100);
        builder.Property(b => b.Instrument).HasDefaultValue(Instrument.Grant); // of budgets from before instruments were told
        builder.HasOne<FundSource>().WithMany().HasForeignKey(b => b.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(b => new { b.FiscalYear, b.FundSource, b.Line }).IsUnique();
    }
}
