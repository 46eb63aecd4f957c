using Funding.Awards;
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
        });
        builder.ComplexProperty(p => p.Payee);
        builder.Property(p => p.EndToEndId).HasMaxLength(35);
        builder.HasIndex(p => p.EndToEndId).IsUnique();
        builder.HasIndex(p => p.Uetr).IsUnique();
        builder.HasIndex(p => p.BaseId);
        builder.HasIndex(p => p.RequestedOn);
        builder.HasIndex(p => new { p.AwardId, p.Instalment }).IsUnique().HasFilter(Live).HasDatabaseName(OneLive);
        builder.HasOne<Award>().WithMany().HasForeignKey(p => p.AwardId).OnDelete(DeleteBehavior.Restrict);
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
