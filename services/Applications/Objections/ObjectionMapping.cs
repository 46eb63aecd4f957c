using Applications.Intake;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Data;

namespace Applications.Objections;

internal sealed class ObjectionMapping : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("objection", table => table.HasCheckConstraint(
            "objection_answered", "(status in ('Refused', 'Dismissed', 'Upheld')) = (answer is not null and answered_at is not null)"));
        builder.Property(o => o.Status).HasMaxLength(20);
        builder.Property(o => o.RefusedFor).HasMaxLength(60);
        builder.Property(o => o.Number).HasMaxLength(60);
        builder.Property(o => o.Name).HasMaxLength(200);
        builder.Property(o => o.Contact).HasMaxLength(200);
        builder.Property(o => o.Evidence).IsJson();
        builder.Property(o => o.Comments).IsJson();
        builder.HasOne<Application>().WithMany().HasForeignKey(o => o.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => o.Number).IsUnique();
        builder.HasIndex(o => new { o.ApplicationId, o.Status });
    }
}
