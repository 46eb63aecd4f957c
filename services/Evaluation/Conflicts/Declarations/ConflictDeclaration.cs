using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Conflicts.Declarations;

/// <summary>An expert says to be in conflict with one application, or with an organisation wherever it takes part; before or after an assignment.</summary>
internal sealed class ConflictDeclaration : IAggregate
{
    private ConflictDeclaration()
    {
    }

    public ConflictDeclaration(string expert, Guid? applicationId, string? organisation, string reason)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Expert, ApplicationId, Organisation, Reason, IsStanding) = (expert, applicationId, organisation, reason, true);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    /// <summary>The subject of the expert's token.</summary>
    public string Expert { get; private set; } = "";

    public Guid? ApplicationId { get; private set; }

    /// <summary>A credit code.</summary>
    public string? Organisation { get; private set; }

    public string Reason { get; private set; } = "";

    public bool IsStanding { get; private set; }

    /// <summary>Why it no longer stands.</summary>
    public string? LiftedBecause { get; private set; }

    public void Lift(string reason)
    {
        Require(IsStanding, "declaration-lifted", "This declaration no longer stands.");
        (IsStanding, LiftedBecause) = (false, reason);
        Revision++;
    }
}

internal sealed class ConflictDeclarationMapping : IEntityTypeConfiguration<ConflictDeclaration>
{
    public void Configure(EntityTypeBuilder<ConflictDeclaration> builder)
    {
        builder.ToTable("conflict_declaration", table => table.HasCheckConstraint(
            "conflict_declaration_of_one", "(application_id IS NULL) <> (organisation IS NULL)"));
        builder.Property(d => d.Expert).HasMaxLength(100);
        builder.HasIndex(d => d.Expert);
    }
}
