using Evaluation.Data;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Assignments;

/// <summary>One distribution of a round's waiting examinations: what was given to whom, and who was avoided and why. Never changed.</summary>
internal sealed class Assignment : IAggregate
{
    private Assignment()
    {
    }

    public Assignment(Guid roundId, int examinations, PlannedExperts plan)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (RoundId, Examinations, Reviews, Avoided) = (roundId, examinations, plan.Reviews, plan.Avoided);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public Guid RoundId { get; private set; }

    /// <summary>How many examinations have all their experts by it.</summary>
    public int Examinations { get; private set; }

    public IReadOnlyList<PlannedReview> Reviews { get; private set; } = [];

    public IReadOnlyList<AvoidedExpert> Avoided { get; private set; } = [];
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("assignment");
        builder.Property(a => a.Reviews).IsJson();
        builder.Property(a => a.Avoided).IsJson();
        builder.HasIndex(a => a.RoundId);
    }
}
