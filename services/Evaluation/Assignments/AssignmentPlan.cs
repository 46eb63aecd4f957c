namespace Evaluation.Assignments;

/// <summary>What one examination lacks.</summary>
/// <param name="Parties">Credit codes of every organisation that takes part.</param>
/// <param name="Serving">Experts it has already.</param>
/// <param name="Kept">Experts who declined or declared a conflict, and what they said.</param>
/// <param name="Former">Experts who examined it before it was opened again: taken only after fresh eyes.</param>
internal sealed record ExpertNeed(
    Guid ApplicationId, int Count, IReadOnlySet<string> Parties, IReadOnlySet<string> Serving, IReadOnlyDictionary<string, string> Kept,
    IReadOnlySet<string> Former);

/// <param name="Load">Reviews the expert has in this round already.</param>
/// <param name="Limit">The most that the expert takes in this round; none where nothing is agreed.</param>
internal sealed record PoolMember(string Subject, IReadOnlyList<string> Employers, int Load, int? Limit = null);

/// <param name="Short">Applications for which there are not enough experts.</param>
internal sealed record PlannedExperts(IReadOnlyList<PlannedReview> Reviews, IReadOnlyList<AvoidedExpert> Avoided, IReadOnlyList<Guid> Short);

internal sealed record PlannedReview(Guid ApplicationId, string Expert);

/// <summary>An expert who was kept from an application.</summary>
/// <param name="Expert">The subject of the expert's token.</param>
public sealed record AvoidedExpert(Guid ApplicationId, string Expert, string Reason);

/// <summary>
/// Who examines what: a pure function. No expert whose employer is a party, nobody who stepped back; the least loaded first,
/// then by subject. The same needs and pool give the same plan in whatever order they stand.
/// </summary>
internal static class AssignmentPlan
{
    public static PlannedExperts Make(IEnumerable<ExpertNeed> needs, IReadOnlyCollection<PoolMember> pool)
    {
        var load = pool.ToDictionary(member => member.Subject, member => member.Load);
        var reviews = new List<PlannedReview>();
        var avoided = new List<AvoidedExpert>();
        var @short = new List<Guid>();
        var open = needs.Select(need => (Need: need, Candidates: pool.Where(member => IsFree(member, need)).ToList()));
        // The hardest first: an application that few may examine is not left with the busiest.
        foreach (var (need, candidates) in open.OrderBy(o => o.Candidates.Count).ThenBy(o => o.Need.ApplicationId))
        {
            avoided.AddRange(pool.OrderBy(member => member.Subject, StringComparer.Ordinal)
                .Select(member => (member.Subject, Reason: ReasonAgainst(member, need))).Where(m => m.Reason is not null)
                .Select(m => new AvoidedExpert(need.ApplicationId, m.Subject, m.Reason!)));
            var chosen = candidates.Where(member => !(load[member.Subject] >= member.Limit)).OrderBy(member => need.Former.Contains(member.Subject)).ThenBy(member => load[member.Subject])
                .ThenBy(member => member.Subject, StringComparer.Ordinal).Take(need.Count).ToList();
            if (chosen.Count < need.Count)
            {
                @short.Add(need.ApplicationId);
            }

            foreach (var member in chosen)
            {
                load[member.Subject]++;
                reviews.Add(new(need.ApplicationId, member.Subject));
            }
        }

        return new(reviews, [.. avoided.OrderBy(a => a.ApplicationId)], @short);
    }

    private static bool IsFree(PoolMember member, ExpertNeed need) =>
        !need.Serving.Contains(member.Subject) && ReasonAgainst(member, need) is null;

    private static string? ReasonAgainst(PoolMember member, ExpertNeed need) =>
        need.Kept.TryGetValue(member.Subject, out var said) ? said
        : member.Employers.FirstOrDefault(need.Parties.Contains) is { } employer ? $"The employer {employer} takes part in the application."
        : null;
}
