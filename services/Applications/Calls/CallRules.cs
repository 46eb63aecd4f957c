using Contracts;

namespace Applications.Calls;

/// <summary>What the policy leaves to the call; fixed when it is published.</summary>
/// <param name="NoticeWorkingDays">Working days of the public notice (公示); 0 for none. No rule of the policy.</param>
/// <param name="ExpertsPerApplication">At least so many locked reviews make a score.</param>
/// <param name="ResearchReference">Whose average binds where the policy contradicts itself (R39, R131).</param>
/// <param name="Places">How many bases of each kind are shortlisted at most; a kind not named has <see cref="DefaultPlaces"/> (R105).</param>
/// <param name="Reserves">How many of each kind wait for a place that falls free.</param>
public sealed record CallRules(
    int NoticeWorkingDays, int ExpertsPerApplication, ReferenceScope ResearchReference, IReadOnlyList<KindPlaces> Places, int Reserves)
{
    internal const int DefaultPlaces = 5;

    internal static CallRules Default { get; } = new(5, 3, ReferenceScope.Province, [], 2);

    internal int PlacesOf(BaseKind kind) => Places.FirstOrDefault(p => p.Kind == kind)?.Count ?? DefaultPlaces;
}

/// <summary>How many bases of one kind a call has room for.</summary>
public sealed record KindPlaces(BaseKind Kind, [property: System.ComponentModel.DataAnnotations.Range(0, 1000)] int Count);
