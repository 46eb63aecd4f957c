using ServiceDefaults.Http;

namespace Evaluation.Experts;

/// <summary>An expert of the pool as callers see it: the commission and auditors all of them, experts themselves.</summary>
/// <param name="Employers">Credit codes of the organisations that employ the expert, as far as no end is known.</param>
/// <param name="LoadLimit">Applications a round; none where nothing is agreed.</param>
/// <param name="Availability">When the expert has time; empty: always.</param>
public sealed record ExpertView(
    Guid Id, long Revision, string Subject, ExpertStatus Status, string Name, string Field, IReadOnlyList<string> Employers, IReadOnlyList<string> Expertise,
    string? Institution, Seniority Seniority, int? LoadLimit, string? Area, IReadOnlyList<Affiliation> Affiliations,
    IReadOnlyList<AvailablePeriod> Availability) : IVersioned
{
    internal static ExpertView Of(Expert e) => new(
        e.Id, e.Revision, e.Subject, e.Status, e.Name, e.Field,
        [.. e.Affiliations.Where(a => a.Kind is AffiliationKind.Employment && a.To is null).Select(a => a.CreditCode).Distinct()],
        e.Expertise, e.Institution, e.Seniority, e.LoadLimit, e.Area, e.Affiliations, e.Availability);
}
