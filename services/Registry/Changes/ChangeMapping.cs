using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.Changes;

internal sealed class ChangeMapping : IEntityTypeConfiguration<ChangeRequest>
{
    public void Configure(EntityTypeBuilder<ChangeRequest> builder)
    {
        builder.ToTable("change_request", table =>
        {
            table.HasCheckConstraint("change_asks_for_something", "(kind = 'Name') = (name is not null) and (kind = 'Builder') = (builder_name is not null) and (until is null or kind = 'Renewal') and (payee_name is null or kind in ('Payee', 'Builder')) and (kind <> 'Payee' or payee_name is not null)");
            table.HasCheckConstraint("change_decided_by_another", "(status in ('Approved', 'Refused')) = (decided_by is not null and decided_on is not null) and decided_by <> requested_by");
            table.HasCheckConstraint("change_approved_by_document", "(status = 'Approved') = (document_number is not null) and (status <> 'Approved' or kind <> 'Renewal' or until is not null)");
        });
        builder.Property(c => c.Name).HasMaxLength(200);
        builder.ComplexProperty(c => c.Builder, party => party.Property(p => p.CreditCode).HasMaxLength(18));
        builder.ComplexProperty(c => c.Payee, payee => payee.Property(p => p.CreditCode).HasMaxLength(18));
        builder.HasOne<Base>().WithMany().HasForeignKey(c => c.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.BaseId);
        builder.HasIndex(c => new { c.BaseId, c.Kind }, "live").IsUnique().HasDatabaseName("ux_change_request_live").HasFilter("status = 'Requested'");
    }
}
