using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Assignments.Choices;

internal sealed class ManualChoiceMapping : IEntityTypeConfiguration<ManualChoice>
{
    public void Configure(EntityTypeBuilder<ManualChoice> builder)
    {
        builder.ToTable("manual_choice", table => table.HasCheckConstraint("manual_choice_lifted", "(status = 'Lifted') = (lifted_for IS NOT NULL)"));
        builder.Property(c => c.Expert).HasMaxLength(100);
        builder.HasIndex(c => new { c.ApplicationId, c.Expert }).IsUnique().HasFilter("status = 'Standing'"); // never fixed and forbidden at once
        builder.HasIndex(c => c.RoundId);
    }
}
