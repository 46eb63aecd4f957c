using Evaluation.Data;
using Evaluation.Examinations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Arbitrations;

internal sealed class ArbitrationMapping : IEntityTypeConfiguration<Arbitration>
{
    public void Configure(EntityTypeBuilder<Arbitration> builder)
    {
        builder.ToTable("arbitration", table => table.HasCheckConstraint("arbitration_settled", "(status = 'Settled') = (settled_at IS NOT NULL)"));
        builder.HasOne<Examination>().WithMany().HasForeignKey(a => a.ExaminationId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(a => a.Sheets).IsJson();
        builder.Property(a => a.Meeting).IsJson();
        builder.Property(a => a.Spread).HasPrecision(7, 4);
        builder.HasIndex(a => a.ExaminationId).IsUnique()
            .HasFilter("status IN ('AnotherExpert', 'Panel')").HasDatabaseName("ix_arbitration_open"); // one at a time
        builder.HasIndex(a => new { a.ExaminationId, a.Id });
    }
}
