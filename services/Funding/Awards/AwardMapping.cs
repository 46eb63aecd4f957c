using Funding.Budgets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Awards;

internal sealed class AwardMapping : IEntityTypeConfiguration<Award>
{
    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.ToTable("award", table =>
        {
            table.HasCheckConstraint("ck_award_amount", "amount_fen > 0");
            table.HasCheckConstraint("ck_award_paid", "paid_fen BETWEEN 0 AND amount_fen");
            table.HasCheckConstraint("ck_award_repayable", "repayable_percent BETWEEN 0 AND 100");
            table.HasCheckConstraint("ck_award_people", "approved_by <> proposed_by");
        });
        builder.Property(a => a.AgreementNumber).HasMaxLength(100);
        builder.HasIndex(a => a.BaseId);
        builder.HasOne<Budget>().WithMany().HasForeignKey(a => a.BudgetId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(a => a.Instalments, instalment =>
        {
            instalment.ToTable("award_instalment", table => table.HasCheckConstraint("ck_award_instalment_amount", "amount_fen > 0"));
            instalment.WithOwner().HasForeignKey("AwardId");
            instalment.HasKey("AwardId", nameof(Instalment.Number));
            instalment.Property(i => i.Number).ValueGeneratedNever();
        });
    }
}
