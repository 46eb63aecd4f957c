using Evidence;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Experts;

/// <summary>A person in the pool from which examiners are taken (R88), with what makes a conflict and what may be asked of the person.</summary>
internal sealed class Expert : IAggregate
{
    private const int MostAffiliations = 100;

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

    /// <summary>Whether there is any day from this one on.</summary>
    public bool HasTimeFrom(DateOnly day) => Availability.Count == 0 || Availability.Any(period => period.To is null || period.To >= day);

    public void Revise(ExpertProfile profile)
    {
        Take(profile);
        Revision++;
    }

    public void SetAvailability(IEnumerable<AvailablePeriod> periods)
    {
        Availability = [.. periods.OrderBy(period => period.From)];
        Revision++;
    }

    public void Affiliate(Affiliation affiliation)
    {
        Require(
            Affiliations.Count < MostAffiliations, "too-many-affiliations",
            $"{MostAffiliations} affiliations are on record: strike those that were recorded in error.");
        Affiliations = [.. Affiliations, affiliation];
        Revision++;
    }

    /// <param name="to">Its last day.</param>
    public void EndAffiliation(Guid id, DateOnly to)
    {
        var ended = Affiliations.Single(a => a.Id == id);
        Require(ended.To is null, "affiliation-ended", $"This affiliation ended on {ended.To:O}. If that is wrong, the commission strikes it and records it anew.");
        Require(ended.From is not { } from || from <= to, "affiliation-ends-before-it-begins", $"This affiliation began on {ended.From:O}: it cannot end before.");
        Affiliations = [.. Affiliations.Select(a => a.Id == id ? a with { To = to } : a)];
        Revision++;
    }

    /// <summary>It was recorded in error.</summary>
    public void StrikeAffiliation(Guid id)
    {
        Affiliations = [.. Affiliations.Where(a => a.Id != id)];
        Revision++;
    }

    public void Retire() => MoveTo(ExpertStatus.Retired);

    public void Return() => MoveTo(ExpertStatus.Active);

    private void MoveTo(ExpertStatus next)
    {
        Status = (Status, next) switch
        {
            (ExpertStatus.Active, ExpertStatus.Retired) => next,
            (ExpertStatus.Retired, ExpertStatus.Active) => next,
            _ => throw new RuleViolationException("expert-wrong-state", $"An expert who is {Status} cannot become {next}."),
        };
        Revision++;
    }

    private void Take(ExpertProfile profile)
    {
        (Name, Field, Institution, Seniority) = (profile.Name, profile.Field, profile.Institution, profile.Seniority);
        (LoadLimit, Area) = (profile.LoadLimit, profile.Area);
        Expertise = [.. profile.Expertise.Distinct().Order(StringComparer.Ordinal)];
    }
}
