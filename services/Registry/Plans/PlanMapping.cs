using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Registry.Bases;

namespace Registry.Plans;

internal sealed class PlanMapping : IEntityTypeConfiguration<ConstructionPlan>
{
    public void Configure(EntityTypeBuilder<ConstructionPlan> builder)
    {
        builder.ToTable("construction_plan");
        builder.Property(p => p.Document).HasMaxLength(100);
        builder.ComplexCollection(p => p.OwnFunding, funding => funding.ToJson("own_funding"));
        builder.HasOne<Base>().WithOne().HasForeignKey<ConstructionPlan>(p => p.BaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Steps).WithOne().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PlanStepMapping : IEntityTypeConfiguration<PlanStep>
{
    public void Configure(EntityTypeBuilder<PlanStep> builder)
    {
        builder.ToTable("plan_step", table =>
        {
            table.HasCheckConstraint(
                "plan_step_progress",
                "case status when 'Planned' then progress = 0 when 'Done' then progress = 100 else progress between 1 and 99 end");
            table.HasCheckConstraint("plan_step_completed", "(status = 'Done') = (completed_on is not null)");
        });
        builder.HasKey(s => new { s.PlanId, s.Code });
        builder.Property(s => s.Code).HasMaxLength(50);
    }
}
