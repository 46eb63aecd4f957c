using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Payees;

internal sealed class PayeeChangeMapping : IEntityTypeConfiguration<PayeeChange>
{
    public const string OneOpen = "ux_payee_change_open";

    public void Configure(EntityTypeBuilder<PayeeChange> builder)
    {
        builder.ToTable("payee_change", table =>
        {
            table.HasCheckConstraint("ck_payee_change_people", "confirmed_by <> proposed_by");
            table.HasCheckConstraint(
                "ck_payee_change_confirmed", "status NOT IN ('CoolingOff', 'Effective') OR (confirmed_by IS NOT NULL AND cooling_until IS NOT NULL)");
            table.HasCheckConstraint(
                "ck_payee_change_cooling", "(status = 'Effective') = (effective_at IS NOT NULL) AND (effective_at IS NULL OR effective_at >= cooling_until)");
        });
        builder.ComplexProperty(c => c.Payee);
        builder.Property(c => c.DocumentNumber).HasMaxLength(100);
        builder.Property(c => c.Reason).HasMaxLength(2_000);
        builder.HasIndex(c => c.BaseId).IsUnique().HasFilter("status IN ('Proposed', 'CoolingOff')").HasDatabaseName(OneOpen);
    }
}
