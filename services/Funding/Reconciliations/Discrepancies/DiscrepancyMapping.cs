using Funding.Payments;
using Funding.Reconciliations.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Reconciliations.Discrepancies;

internal sealed class DiscrepancyMapping : IEntityTypeConfiguration<Discrepancy>
{
    public void Configure(EntityTypeBuilder<Discrepancy> builder)
    {
        builder.ToTable("discrepancy", table =>
        {
            table.HasCheckConstraint("ck_discrepancy_people", "decided_by IS NULL OR decided_by <> proposal_by");
            table.HasCheckConstraint("ck_discrepancy_resolved", "(status = 'Resolved') = (decided_by IS NOT NULL) AND (status <> 'Resolved' OR proposal_resolution IS NOT NULL)");
            table.HasCheckConstraint("ck_discrepancy_ended", "(status IN ('Resolved', 'Cleared')) = (ended_on IS NOT NULL)");
        });
        builder.ComplexProperty(d => d.Proposal, proposal =>
        {
            proposal.Property(p => p.Explanation).HasMaxLength(2_000);
            proposal.Property(p => p.Document).HasMaxLength(200);
        });
        builder.Property(d => d.ReturnedFor).HasMaxLength(2_000);
        builder.HasOne<Reconciliation>().WithMany().HasForeignKey(d => d.ReconciliationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Payment>().WithMany().HasForeignKey(d => d.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StatementEntry>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.Kind, d.EntryId, d.PaymentId, d.StatementDate }).IsUnique().AreNullsDistinct(false)
            .HasFilter("status <> 'Cleared'").HasDatabaseName("ux_discrepancy_difference");
        builder.HasIndex(d => new { d.StatementDate, d.Status });
    }
}
