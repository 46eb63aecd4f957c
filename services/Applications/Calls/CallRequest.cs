using System.ComponentModel.DataAnnotations;
using Applications.Notices;
using Applications.Requests;
using Applications.Selection;
using Contracts;
using ServiceDefaults.Requests;

namespace Applications.Calls;

/// <summary>A call as an officer writes it: all of it at once.</summary>
/// <param name="Kinds">The kinds of base that may apply, at least one.</param>
/// <param name="ClosesAt">Exclusive, and after <paramref name="OpensAt"/>.</param>
/// <param name="Rules">What the policy leaves to the call; whatever is not given has the platform's default.</param>
/// <param name="Basis">The documents that the call rests on (R1).</param>
/// <param name="Priorities">建设重点, one entry each.</param>
/// <param name="Requirements">申报要求, one entry each.</param>
public sealed record CallRequest(
    [property: Required, Text(Words.MaxName)] string Title,
    [property: Range(2018, 2100)] int Year,
    [property: Required, MinLength(1), MaxLength(3)] IReadOnlyList<BaseKind> Kinds,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    RulesRequest? Rules = null,
    [property: Text(Words.Max)] string? Basis = null,
    [property: Items(50)] IReadOnlyList<string>? Priorities = null,
    [property: Items(50)] IReadOnlyList<string>? Requirements = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ClosesAt <= OpensAt)
        {
            yield return new("The call must close after it opens.", [nameof(ClosesAt)]);
        }

        foreach (var (name, entries) in new[] { (nameof(Priorities), Priorities), (nameof(Requirements), Requirements) })
        {
            if (entries?.Any(entry => string.IsNullOrWhiteSpace(entry) || entry.Length > Words.Max) == true)
            {
                yield return new($"Each entry has 1 to {Words.Max} characters.", [name]);
            }
        }
    }

    internal CallTerms ToTerms() => new(
        Title, Basis, Priorities ?? [], Requirements ?? [], [.. Kinds.Distinct().Order()], Kept(OpensAt), Kept(ClosesAt),
        Rules?.ToRules() ?? CallRules.Default, []);

    /// <summary>In UTC, as fine as the database keeps it: what is read and sent again is the same instant.</summary>
    private static DateTimeOffset Kept(DateTimeOffset instant) => new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

/// <inheritdoc cref="CallRules"/>
public sealed record RulesRequest(
    [property: Range(0, 60)] int? NoticeWorkingDays = null,
    [property: Range(1, 15)] int? ExpertsPerApplication = null,
    ReferenceScope? ResearchReference = null,
    [property: Items(3)] IReadOnlyList<KindPlaces>? Places = null,
    [property: Range(0, 100)] int? Reserves = null,
    [property: Items(60)] IReadOnlyList<RequiredMaterial>? Materials = null,
    [property: Items(300)] IReadOnlyList<AreaQuota>? Quotas = null,
    [property: Range(0, 120)] int? BarMonths = null,
    [property: Range(1, 60)] int? ObjectionAnswerWorkingDays = null,
    [property: Range(1, 60)] int? DepartmentCheckWorkingDays = null,
    [property: Range(1, 60)] int? SupplementWorkingDays = null,
    BalanceRules? Balance = null,
    NoticeRules? Notice = null,
    ReviewRules? Review = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsDoubled(Places, place => place.Kind))
        {
            yield return new("Name each kind once.", [nameof(Places)]);
        }

        if (IsDoubled(Materials, material => (material.Kind, material.Code)))
        {
            yield return new("Name each material of a kind once.", [nameof(Materials)]);
        }

        if (IsDoubled(Quotas, quota => (quota.Area, quota.Kind)))
        {
            yield return new("Name each kind of an area once.", [nameof(Quotas)]);
        }
    }

    internal CallRules ToRules()
    {
        var standard = CallRules.Default;
        return new(
            NoticeWorkingDays ?? standard.NoticeWorkingDays, ExpertsPerApplication ?? standard.ExpertsPerApplication,
            ResearchReference ?? standard.ResearchReference, Places ?? standard.Places, Reserves ?? standard.Reserves)
        {
            Materials = Materials ?? standard.Materials,
            Quotas = Quotas ?? standard.Quotas,
            BarMonths = BarMonths ?? standard.BarMonths,
            ObjectionAnswerWorkingDays = ObjectionAnswerWorkingDays ?? standard.ObjectionAnswerWorkingDays,
            DepartmentCheckWorkingDays = DepartmentCheckWorkingDays ?? standard.DepartmentCheckWorkingDays,
            SupplementWorkingDays = SupplementWorkingDays ?? standard.SupplementWorkingDays,
            Balance = Balance,
            Notice = Notice,
            Review = Review,
        };
    }

    private static bool IsDoubled<T, TKey>(IEnumerable<T?>? entries, Func<T, TKey> key)
        where T : class => entries?.OfType<T>().GroupBy(key).Any(same => same.Count() > 1) == true;
}
