using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Registry.Supervision;

internal sealed class SupervisionMapping : IEntityTypeConfiguration<SupervisionReport>
{
    public void Configure(EntityTypeBuilder<SupervisionReport> builder)
    {
        builder.ToTable("supervision_report", table =>
        {
            table.HasCheckConstraint("supervision_final", "(status = 'Final') = (document_number is not null and finalised_by is not null and finalised_on is not null)");
            table.HasCheckConstraint("supervision_final_by_another", "finalised_by <> written_by");
        });
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.Property(r => r.DocumentNumber).HasMaxLength(100);
        builder.HasIndex(r => new { r.Year, r.Id });
    }
}
