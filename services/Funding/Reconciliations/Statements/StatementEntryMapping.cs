using Funding.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.Reconciliations.Statements;

internal sealed class StatementEntryMapping : IEntityTypeConfiguration<StatementEntry>
{
    public void Configure(EntityTypeBuilder<StatementEntry> builder)
    {
        builder.ToTable("statement_entry", table =>
        {
            table.HasCheckConstraint("ck_statement_entry_amount", "amount_fen <> 0");
            table.HasCheckConstraint("ck_statement_entry_match", "(payment_id IS NULL) = (rule IS NULL)");
        });
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Ignore(e => e.IsReturn);
        builder.HasOne<Payment>().WithMany().HasForeignKey(e => e.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(e => new { e.StatementDate, e.EndToEndId, e.AmountFen, e.Number }).IsUnique().HasDatabaseName("ux_statement_entry_line");
        builder.HasIndex(e => e.PaymentId);
    }
}
