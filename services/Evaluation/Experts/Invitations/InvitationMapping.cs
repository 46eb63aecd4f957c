using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Experts.Invitations;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitation", table =>
        {
            table.HasCheckConstraint("invitation_reason", "status NOT IN ('Declined', 'Withdrawn') OR reason IS NOT NULL");
            table.HasCheckConstraint("invitation_load_limit", "load_limit > 0");
        });
        builder.Property(i => i.Expert).HasMaxLength(100);
        builder.Ignore(i => i.ExpiresAt);
        builder.HasIndex(i => new { i.RoundId, i.Expert }).IsUnique().HasFilter("status IN ('Invited', 'Accepted')"); // nobody is asked twice at a time
        builder.HasIndex(i => i.Expert);
    }
}
