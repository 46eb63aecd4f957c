using Funding.Awards;
using Funding.Budgets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Recoveries;

internal sealed class RecoveryMapping : IEntityTypeConfiguration<Recovery>
{
    private const string Open = "status IN ('Demanded', 'PartlyRecovered')";

    public void Configure(EntityTypeBuilder<Recovery> builder)
    {
        builder.ToTable("recovery", table =>
        {
            table.HasCheckConstraint("ck_recovery_amount", "recovered_fen BETWEEN 0 AND demanded_fen");
            table.HasCheckConstraint("ck_recovery_cause", "(cause = 'TitleLost') = (cause_id IS NULL)");
            table.HasCheckConstraint(
                "ck_recovery_ending", "(ending IS NULL) = (ending_reason IS NULL) AND (ending IS NULL) = (ending_proposed_by IS NULL) AND (ending IS NULL) = (ending_id IS NULL)");
            table.HasCheckConstraint(
                "ck_recovery_ended",
                "(status IN ('WrittenOff', 'Withdrawn')) = (ended_by IS NOT NULL) AND (ended_by IS NULL OR ending IS NOT NULL)");
            table.HasCheckConstraint("ck_recovery_people", "ended_by <> ending_proposed_by");
        });
        builder.Property(r => r.InstalmentsReason).HasMaxLength(500);
        builder.Property(r => r.EndingReason).HasMaxLength(2_000);
        builder.HasIndex(r => new { r.AwardId, r.Cause, r.CauseId }).IsUnique().AreNullsDistinct(false).HasFilter(Open)
            .HasDatabaseName("ux_recovery_open_award");
        builder.HasIndex(r => r.EndingId).IsUnique();
        builder.HasOne<Award>().WithMany().HasForeignKey(r => r.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Budget>().WithMany().HasForeignKey(r => r.BudgetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Receipts).WithOne().HasForeignKey("RecoveryId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Instalments).WithOne().HasForeignKey("RecoveryId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(r => r.Receipts).AutoInclude();
        builder.Navigation(r => r.Instalments).AutoInclude();
    }
}

internal sealed class ReceiptMapping : IEntityTypeConfiguration<Receipt>
{
    public void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.ToTable("recovery_receipt", table =>
        {
            table.HasCheckConstraint("ck_recovery_receipt_amount", "amount_fen > 0");
            table.HasCheckConstraint("ck_recovery_receipt_restored", "restored_fen BETWEEN 0 AND amount_fen");
        });
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reference).HasMaxLength(100);
        builder.HasIndex("RecoveryId", nameof(Receipt.Reference)).IsUnique().HasFilter("NOT reversed");
    }
}

internal sealed class RecoveryInstalmentMapping : IEntityTypeConfiguration<RecoveryInstalment>
{
    public void Configure(EntityTypeBuilder<RecoveryInstalment> builder)
    {
        builder.ToTable("recovery_instalment", table => table.HasCheckConstraint("ck_recovery_instalment_amount", "amount_fen > 0"));
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.HasIndex("RecoveryId", nameof(RecoveryInstalment.Number)).IsUnique();
        builder.HasIndex("RecoveryId", nameof(RecoveryInstalment.DueOn)).IsUnique();
    }
}
