using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Ledger.Periods;

internal sealed class LedgerPeriodMapping : IEntityTypeConfiguration<LedgerPeriod>
{
    public void Configure(EntityTypeBuilder<LedgerPeriod> builder)
    {
        builder.ToTable("ledger_period", table =>
        {
            table.HasCheckConstraint("ck_ledger_period_people", "closed_by <> proposed_by");
            table.HasCheckConstraint("ck_ledger_period_month", "first_day = date_trunc('month', first_day) AND last_day = first_day + interval '1 month' - interval '1 day'");
            table.HasCheckConstraint("ck_ledger_period_closed", "(status = 'Closed') = (closed_by IS NOT NULL AND digest IS NOT NULL AND journals IS NOT NULL AND closed_on > last_day)");
        });
        builder.HasIndex(p => p.FirstDay).IsUnique().HasDatabaseName("ux_ledger_period_month");
    }
}
