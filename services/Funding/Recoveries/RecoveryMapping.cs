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
        builder.ToTable("recovery", table => table.HasCheckConstraint("ck_recovery_amount", "recovered_fen BETWEEN 0 AND demanded_fen"));
        builder.Property(r => r.WriteOffReason).HasMaxLength(2_000);
        builder.HasIndex(r => r.AwardId).IsUnique().HasFilter(Open).HasDatabaseName("ux_recovery_open_award");
        builder.HasOne<Award>().WithMany().HasForeignKey(r => r.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Budget>().WithMany().HasForeignKey(r => r.BudgetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Receipts).WithOne().HasForeignKey("RecoveryId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(r => r.Receipts).AutoInclude();
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
        builder.HasIndex("RecoveryId", nameof(Receipt.Reference)).IsUnique();
    }
}
