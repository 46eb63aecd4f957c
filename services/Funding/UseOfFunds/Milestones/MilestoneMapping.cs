using Funding.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Funding.UseOfFunds.Milestones;

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("milestone", table =>
            table.HasCheckConstraint("ck_milestone_met", "(status = 'Met') = (verified_by IS NOT NULL) AND verified_by <> reported_by"));
        builder.ComplexCollection(m => m.Documents, documents => documents.ToJson("documents"));
        builder.HasOne<Award>().WithMany().HasForeignKey(m => m.AwardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.AwardId);
        builder.HasIndex(m => m.BaseId);
    }
}
