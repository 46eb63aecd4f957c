using Funding.Budgets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Funding.Programmes;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<FundingProgramme>
{
    public void Configure(EntityTypeBuilder<FundingProgramme> builder)
    {
        builder.ToTable("funding_programme", table =>
        {
            table.HasCheckConstraint("ck_funding_programme_people", "published_by <> drafted_by");
            table.HasCheckConstraint("ck_funding_programme_published", "status <> 'Published' OR (published_by IS NOT NULL AND document_number IS NOT NULL)");
        });
        builder.Property(p => p.Title).HasMaxLength(200);
        builder.Property(p => p.DocumentNumber).HasMaxLength(100);
        builder.Property(p => p.Rules).IsJson();
        builder.HasOne<Budget>().WithMany().HasForeignKey(p => p.BudgetId).OnDelete(DeleteBehavior.Restrict);
    }
}
