using Funding.Awards;
using Funding.Budgets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Ledger;

internal sealed class LedgerAccountMapping : IEntityTypeConfiguration<LedgerAccount>
{
    public const string FloorCheck = "ck_ledger_account_floor";
    public const string TurnoverCheck = "ck_ledger_account_turnover";

    public void Configure(EntityTypeBuilder<LedgerAccount> builder)
    {
        builder.ToTable("ledger_account", table =>
        {
            table.HasCheckConstraint("ck_ledger_account_balance", "balance_fen = inflow_fen - outflow_fen");
            table.HasCheckConstraint(TurnoverCheck, "inflow_fen >= 0 AND outflow_fen >= 0");
            table.HasCheckConstraint(FloorCheck, "floor_fen IS NULL OR balance_fen >= floor_fen");
            table.HasCheckConstraint("ck_ledger_account_no_floor", "(floor_fen IS NULL) = (stage = 'Source')");
        });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.BudgetId, a.AwardId, a.Stage }).IsUnique().AreNullsDistinct(false);
        builder.HasOne<Budget>().WithMany().HasForeignKey(a => a.BudgetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Award>().WithMany().HasForeignKey(a => a.AwardId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JournalMapping : IEntityTypeConfiguration<Journal>
{
    public const string OnePerSubject = "ux_journal_kind_subject_id";

    public void Configure(EntityTypeBuilder<Journal> builder)
    {
        builder.ToTable("journal", table =>
        {
            table.HasCheckConstraint("ck_journal_amount", "amount_fen > 0");
            table.HasCheckConstraint("ck_journal_counter", "(counter_budget_id IS NOT NULL) = (kind IN ('Transfer', 'CarryOver', 'TransferReversal', 'CarryOverReversal'))");
            table.HasCheckConstraint("ck_journal_two_budgets", "counter_budget_id IS NULL OR counter_budget_id <> budget_id");
        });
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.HasIndex(j => new { j.Kind, j.SubjectId }).IsUnique().HasDatabaseName(OnePerSubject);
        builder.HasOne<Budget>().WithMany().HasForeignKey(j => j.BudgetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Budget>().WithMany().HasForeignKey(j => j.CounterBudgetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Award>().WithMany().HasForeignKey(j => j.AwardId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PostingMapping : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> builder)
    {
        builder.ToTable("posting", table => table.HasCheckConstraint("ck_posting_amount", "amount_fen <> 0"));
        builder.HasKey(p => new { p.JournalId, p.Number });
        builder.HasOne<Journal>().WithMany().HasForeignKey(p => p.JournalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<LedgerAccount>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
