using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Sources;

internal sealed class FundSourceMapping : IEntityTypeConfiguration<FundSource>
{
    public void Configure(EntityTypeBuilder<FundSource> builder)
    {
        builder.ToTable("fund_source", table => table.HasCheckConstraint("ck_fund_source_instruments", "cardinality(instruments) > 0"));
        builder.Property(s => s.Code).HasMaxLength(40);
        builder.Property(s => s.Name).HasMaxLength(100);
        builder.Property(s => s.Basis).HasMaxLength(100);
        builder.PrimitiveCollection(s => s.Instruments).ElementType(instrument => instrument.HasConversion<string>());
        builder.HasIndex(s => s.Code).IsUnique();
        builder.HasIndex(s => s.Name).IsUnique();
    }
}

internal sealed class AppropriationMapping : IEntityTypeConfiguration<Appropriation>
{
    public void Configure(EntityTypeBuilder<Appropriation> builder)
    {
        builder.ToTable("appropriation", table =>
        {
            table.HasCheckConstraint("ck_appropriation_amount", "amount_fen > 0");
            table.HasCheckConstraint("ck_appropriation_people", "confirmed_by <> recorded_by");
            table.HasCheckConstraint("ck_appropriation_confirmed", "(status = 'Confirmed') = (confirmed_by IS NOT NULL)");
        });
        builder.Property(a => a.DocumentNumber).HasMaxLength(100);
        builder.HasOne<FundSource>().WithMany().HasForeignKey(a => a.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.SourceId, a.FiscalYear });
        builder.HasIndex(a => new { a.SourceId, a.DocumentNumber }).IsUnique().HasFilter("status <> 'Withdrawn'").HasDatabaseName("ux_appropriation_document");
    }
}
