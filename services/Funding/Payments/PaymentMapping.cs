using Funding.Awards;
using Funding.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Payments;

internal sealed class PaymentMapping : IEntityTypeConfiguration<Payment>
{
    public const string OneLive = "ux_payment_live_instalment";
    private const string Live = "status NOT IN ('Declined', 'Cancelled', 'BankRejected', 'Returned')";

    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("payment", table =>
        {
            table.HasCheckConstraint("ck_payment_amount", "amount_fen > 0");
            table.HasCheckConstraint("ck_payment_release", "release_confirmed_by <> released_by");
            table.HasCheckConstraint("ck_payment_period", "(period_from IS NULL) = (period_to IS NULL) AND (period_from IS NULL OR period_from <= period_to)");
        });
        builder.ComplexProperty(p => p.Payee);
        builder.Property(p => p.EndToEndId).HasMaxLength(35);
        builder.HasIndex(p => p.EndToEndId).IsUnique();
        builder.HasIndex(p => p.Uetr).IsUnique();
        builder.HasIndex(p => p.BaseId);
        builder.HasIndex(p => p.RequestedOn);
        builder.HasIndex(p => new { p.AwardId, p.Instalment }).IsUnique().HasFilter(Live).HasDatabaseName(OneLive);
        builder.HasOne<Award>().WithMany().HasForeignKey(p => p.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(p => p.ClaimNumber).HasMaxLength(100);
        builder.Property(p => p.DistinctBecause).HasMaxLength(500);
        builder.HasIndex(p => p.ApprovedAt).HasFilter("status = 'Approved' AND run_id IS NULL").HasDatabaseName("ix_payment_approved");
        builder.HasOne<PaymentRun>().WithMany().HasForeignKey(p => p.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Documents).WithOne().HasForeignKey("PaymentId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(p => p.Documents).AutoInclude();
        builder.HasMany(p => p.Hands).WithOne().HasForeignKey("PaymentId").IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(p => p.Hands).AutoInclude();
    }
}

internal sealed class PaymentHandMapping : IEntityTypeConfiguration<PaymentHand>
{
    public void Configure(EntityTypeBuilder<PaymentHand> builder)
    {
        builder.ToTable("payment_hand");
        builder.Property<Guid>("PaymentId");
        builder.HasKey("PaymentId", nameof(PaymentHand.Part));
        builder.Property(h => h.Part).ValueGeneratedNever();
        builder.HasIndex("PaymentId", nameof(PaymentHand.Person)).IsUnique(); // creator, each approver and the reconciler are different people
    }
}
