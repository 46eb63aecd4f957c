using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Runs;

internal sealed class PaymentRunMapping : IEntityTypeConfiguration<PaymentRun>
{
    public void Configure(EntityTypeBuilder<PaymentRun> builder)
    {
        builder.ToTable("payment_run", table =>
        {
            table.HasCheckConstraint("ck_payment_run_people", "locked_by <> created_by");
            table.HasCheckConstraint("ck_payment_run_locked", "(status IN ('Locked', 'Sent')) = (locked_by IS NOT NULL)");
            table.HasCheckConstraint("ck_payment_run_sent", "(status = 'Sent') = (sent_on IS NOT NULL)");
            table.HasCheckConstraint("ck_payment_run_totals", "count > 0 AND total_fen > 0");
        });
        builder.Property(r => r.CancelledFor).HasMaxLength(2_000);
    }
}
