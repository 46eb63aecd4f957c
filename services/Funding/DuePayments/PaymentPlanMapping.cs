using Funding.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.DuePayments;

internal sealed class PaymentPlanMapping : IEntityTypeConfiguration<PaymentPlan>
{
    public void Configure(EntityTypeBuilder<PaymentPlan> builder)
    {
        builder.ToTable("payment_plan");
        builder.HasIndex(p => p.AwardId).IsUnique();
        builder.HasOne<Award>().WithMany().HasForeignKey(p => p.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(p => p.Instalments, instalment =>
        {
            instalment.ToTable("planned_instalment");
            instalment.WithOwner().HasForeignKey("PlanId");
            instalment.HasKey("PlanId", nameof(PlannedInstalment.Number));
            instalment.Property(i => i.Number).ValueGeneratedNever();
            instalment.HasIndex(i => i.DueOn);
        });
    }
}
