using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.Rectifications;

internal sealed class RectificationMapping : IEntityTypeConfiguration<Rectification>
{
    public void Configure(EntityTypeBuilder<Rectification> builder)
    {
        builder.ToTable("rectification", table =>
        {
            table.HasCheckConstraint("rectification_due", "due_on >= ordered_on and grace_working_days >= 0");
            table.HasCheckConstraint(
                "rectification_revoked_by_another",
                "status <> 'RevocationApproved' or (revocation_document is not null and hearing_held_on is not null"
                + " and proposed_by is not null and revoked_by is not null and proposed_by <> revoked_by)");
            table.HasCheckConstraint("rectification_verified_by_another", "verified_by <> ordered_by");
            table.HasCheckConstraint("rectification_closed_on", "(status in ('Passed', 'RevocationApproved')) = (closed_on is not null)");
        });
        builder.HasOne<Base>().WithMany().HasForeignKey(r => r.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.BaseId);
        builder.HasIndex(r => r.BaseId, "live").IsUnique().HasDatabaseName("ux_rectification_live").HasFilter("status not in ('Passed', 'RevocationApproved')");
    }
}
