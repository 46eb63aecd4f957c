using Evidence;

namespace Evaluation.Experts;

/// <summary>A person in the pool from which examiners are taken (R88), with what makes a conflict and what may be asked of the person.</summary>
internal sealed class Expert : IAggregate
{
    private Expert()
    {
    }

    public Expert(string subject, ExpertProfile profile, IEnumerable<Affiliation> affiliations, IEnumerable<AvailablePeriod> availability)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (Subject, Affiliations, Availability) = (subject, [.. affiliations], [.. availability]);
        Take(profile);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    /// <summary>The subject of the expert's token.</summary>
    public string Subject { get; private set; } = "";

    public ExpertStatus Status { get; private set; }

    public string Name { get; private set; } = "";

    public string Field { get; private set; } = "";

    /// <summary>Dimensions of the criteria and industries of the city's plan.</summary>
    public List<string> Expertise { get; private set; } = [];

    /// <summary>Credit code of the home institution.</summary>
    public string? Institution { get; private set; }

    public Seniority Seniority { get; private set; }

    /// <summary>Applications a round; none where nothing is agreed.</summary>
    public int? LoadLimit { get; private set; }

    /// <summary>The county or zone where the expert lives or serves.</summary>
    public string? Area { get; private set; }

    public IReadOnlyList<Affiliation> Affiliations { get; private set; } = [];

    /// <summary>When the expert has time; empty: always.</summary>
    public IReadOnlyList<AvailablePeriod> Availability { get; private set; } = [];

    public bool IsAvailableOn(DateOnly day) => Availability.Count == 0 || Availability.Any(period => period.Includes(day));

    private void Take(ExpertProfile profile)
    {
        (Name, Field, Institution, Seniority) = (profile.Name, profile.Field, profile.Institution, profile.Seniority);
        (LoadLimit, Area) = (profile.LoadLimit, profile.Area);
        Expertise = [.. profile.Expertise.Distinct().Order(StringComparer.Ordinal)];
    }
}
