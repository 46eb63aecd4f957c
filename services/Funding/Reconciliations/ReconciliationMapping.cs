using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Reconciliations;

internal sealed class ReconciliationMapping : IEntityTypeConfiguration<Reconciliation>
{
    public void Configure(EntityTypeBuilder<Reconciliation> builder)
    {
        builder.ToTable("reconciliation");
        builder.HasIndex(r => r.StatementDate);
        builder.OwnsMany(r => r.Differences, difference => difference.ToJson());
    }
}
