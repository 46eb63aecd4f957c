using System.ComponentModel.DataAnnotations;
using Applications.Notices;
using Applications.Requests;
using Applications.Selection;
using Contracts;
using ServiceDefaults.Requests;

namespace Applications.Calls;

/// <summary>What the policy leaves to the call; after its publication it changes by a numbered amendment only.</summary>
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

    /// <summary>What applicants of each kind hand in beside the form (申报材料).</summary>
    public IReadOnlyList<RequiredMaterial> Materials { get; init; } = [];

    /// <summary>How many of a kind a county or zone may recommend; where none is named it is free.</summary>
    public IReadOnlyList<AreaQuota> Quotas { get; init; } = [];

    /// <summary>Months after a revocation in which its builder is not eligible; 0 for none. No rule of the policy.</summary>
    public int BarMonths { get; init; }

    /// <summary>Working days within which an objection is answered.</summary>
    public int ObjectionAnswerWorkingDays { get; init; } = 5;

    /// <summary>Working days that a department has to answer a check.</summary>
    public int DepartmentCheckWorkingDays { get; init; } = 10;

    /// <summary>Working days that an applicant has for a supplement (补正) or a correction.</summary>
    public int SupplementWorkingDays { get; init; } = 5;

    /// <summary>How places are spread over areas (R105); none for by rank alone.</summary>
    public BalanceRules? Balance { get; init; }

    /// <summary>What the public notice shows; none for neither ranks nor scores.</summary>
    public NoticeRules? Notice { get; init; }

    /// <summary>How applications are examined; none for openly and without arbitration.</summary>
    public ReviewRules? Review { get; init; }

    internal int PlacesOf(BaseKind kind) => Places.FirstOrDefault(p => p.Kind == kind)?.Count ?? DefaultPlaces;

    /// <summary>None where the county may recommend as many as it likes.</summary>
    internal int? QuotaOf(string area, BaseKind kind) => Quotas.FirstOrDefault(q => q.Area == area && q.Kind == kind)?.Count;
}

/// <summary>How many bases of one kind a call has room for.</summary>
public sealed record KindPlaces(BaseKind Kind, [property: Range(0, 1000)] int Count);

/// <summary>How many applications of one kind a county or zone may recommend under a call.</summary>
public sealed record AreaQuota(
    [property: Required, RegularExpression(AreaCode.Pattern)] string Area, BaseKind Kind, [property: Range(0, 1000)] int Count);

/// <summary>Something that applicants of a kind hand in beside the form.</summary>
/// <param name="Code">Short and stable, such as <c>business-licence</c>.</param>
/// <param name="Mandatory">Without it an application is not complete.</param>
public sealed record RequiredMaterial(
    BaseKind Kind, [property: Required, RegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$"), Text(Words.MaxCode)] string Code,
    [property: Required, Text(Words.MaxName)] string Name, bool Mandatory);
