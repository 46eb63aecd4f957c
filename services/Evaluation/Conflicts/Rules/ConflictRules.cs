using Evaluation.Experts;
using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evaluation.Conflicts.Rules;

/// <summary>What counts as a conflict of interest. The policy says nothing of it: these are the platform's labelled defaults.</summary>
/// <param name="LookBackYears">For how many years after its end an employment, advisory or owning bond still counts.</param>
/// <param name="CooperationYears">The same for having worked together.</param>
/// <param name="SameArea">Whether an expert is kept from the applications of the expert's own county or zone.</param>
internal sealed record ConflictTerms(int LookBackYears, int CooperationYears, bool SameArea)
{
    public static readonly ConflictTerms PlatformDefault = new(3, 3, SameArea: true);

    public bool Counts(Affiliation bond, DateOnly today) =>
        bond.To is not { } end || end >= today.AddYears(-(bond.Kind is AffiliationKind.Cooperation ? CooperationYears : LookBackYears));
}

/// <summary>The terms that the commission has set for one round, whose id is its own.</summary>
internal sealed class ConflictRules : IAggregate
{
    private ConflictRules()
    {
    }

    public ConflictRules(Guid roundId) => Id = roundId;

    public Guid Id { get; private set; }

    /// <summary>0 while the platform's defaults hold.</summary>
    public long Revision { get; private set; }

    public int LookBackYears { get; private set; } = ConflictTerms.PlatformDefault.LookBackYears;

    public int CooperationYears { get; private set; } = ConflictTerms.PlatformDefault.CooperationYears;

    public bool SameArea { get; private set; } = ConflictTerms.PlatformDefault.SameArea;

    public ConflictTerms Terms => new(LookBackYears, CooperationYears, SameArea);

    public void Set(ConflictTerms terms)
    {
        (LookBackYears, CooperationYears, SameArea) = (terms.LookBackYears, terms.CooperationYears, terms.SameArea);
        Revision++;
    }
}

internal sealed class ConflictRulesMapping : IEntityTypeConfiguration<ConflictRules>
{
    public void Configure(EntityTypeBuilder<ConflictRules> builder)
    {
        builder.ToTable("conflict_rules", table => table.HasCheckConstraint(
            "conflict_rules_years", "look_back_years BETWEEN 0 AND 50 AND cooperation_years BETWEEN 0 AND 50"));
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.Terms);
    }
}
