using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.Difficulties;

internal sealed class DifficultyMapping : IEntityTypeConfiguration<Difficulty>
{
    public void Configure(EntityTypeBuilder<Difficulty> builder)
    {
        builder.ToTable("difficulty", table =>
        {
            table.HasCheckConstraint(
                "difficulty_assigned", "status not in ('Assigned', 'Planned', 'Answered', 'Reopened') or (responsible_code is not null and assigned_on is not null)");
            table.HasCheckConstraint(
                "difficulty_answered", "status <> 'Answered' or (answer is not null and outcome is not null and answered_by is not null and answered_on is not null)");
            table.HasCheckConstraint("difficulty_policy_changed", "outcome <> 'PolicyChanged' or (kind = 'PolicyObstacle' and policy_document is not null)");
            table.HasCheckConstraint("difficulty_closed_on", "(status in ('Closed', 'Dismissed', 'Withdrawn')) = (closed_on is not null)");
        });
        builder.Property(d => d.Title).HasMaxLength(200);
        builder.ComplexProperty(d => d.Responsible, department => department.Property(d => d.Code).HasMaxLength(40));
        builder.ComplexCollection(d => d.Escalations, escalations => escalations.ToJson("escalations"));
        builder.HasMany(d => d.Cooperations).WithOne().HasForeignKey(c => c.DifficultyId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(d => d.Cooperations).AutoInclude();
        builder.HasOne<Base>().WithMany().HasForeignKey(d => d.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(d => new { d.BaseId, d.Id });
        builder.HasIndex(d => new { d.Status, d.Id });
        builder.HasIndex(d => new { d.RaisedOn, d.Id });
    }
}

internal sealed class CooperationMapping : IEntityTypeConfiguration<Cooperation>
{
    public void Configure(EntityTypeBuilder<Cooperation> builder)
    {
        builder.ToTable("difficulty_cooperation");
        builder.HasKey(c => new { c.DifficultyId, c.Code });
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.HasIndex(c => c.Code);
    }
}
