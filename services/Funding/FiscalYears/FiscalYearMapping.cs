using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.FiscalYears;

internal sealed class FiscalYearMapping : IEntityTypeConfiguration<FiscalYear>
{
    public void Configure(EntityTypeBuilder<FiscalYear> builder)
    {
        builder.ToTable("fiscal_year", table => table.HasCheckConstraint(
            "ck_fiscal_year_closed", "(status = 'Closed') = (closed_by IS NOT NULL AND closing_document IS NOT NULL)"));
        builder.Property(y => y.ClosingDocument).HasMaxLength(100);
        builder.HasIndex(y => y.Year).IsUnique();
    }
}
