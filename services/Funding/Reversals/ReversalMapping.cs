using Funding.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Reversals;

internal sealed class ReversalMapping : IEntityTypeConfiguration<Reversal>
{
    public void Configure(EntityTypeBuilder<Reversal> builder)
    {
        builder.ToTable("reversal", table =>
        {
            table.HasCheckConstraint("ck_reversal_people", "approved_by <> proposed_by");
            table.HasCheckConstraint("ck_reversal_approved", "(status = 'Approved') = (approved_by IS NOT NULL)");
        });
        builder.Property(r => r.DocumentNumber).HasMaxLength(100);
        builder.Property(r => r.Reason).HasMaxLength(2_000);
        builder.HasIndex(r => r.JournalId).IsUnique().HasFilter("status IN ('Proposed', 'Approved')").HasDatabaseName("ux_reversal_journal");
        builder.HasIndex(r => new { r.SubjectId, r.Kind });
        builder.HasOne<Journal>().WithMany().HasForeignKey(r => r.JournalId).OnDelete(DeleteBehavior.Restrict);
    }
}
