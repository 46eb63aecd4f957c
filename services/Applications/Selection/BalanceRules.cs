using System.ComponentModel.DataAnnotations;
using Contracts;
using ServiceDefaults.Requests;

namespace Applications.Selection;

/// <summary>How a call spreads its places over counties and zones (合理布局, R105); a kind that is not named goes by rank alone.</summary>
public sealed record BalanceRules([property: Items(3)] IReadOnlyList<KindBalance> Kinds) : IValidatableObject
{
    internal KindBalance? Of(BaseKind kind) => Kinds.FirstOrDefault(k => k.Kind == kind);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Kinds?.OfType<KindBalance>().GroupBy(k => k.Kind).Any(same => same.Count() > 1) == true)
        {
            yield return new("Name each kind once.", [nameof(Kinds)]);
        }
    }
}

/// <summary>The balance of one kind.</summary>
/// <param name="MostPerArea">At most so many bases of the kind in one area; not given for no limit.</param>
/// <param name="PassMark">A minimum of an area is kept for scores of at least this.</param>
/// <param name="Areas">Areas with bounds of their own.</param>
public sealed record KindBalance(
    BaseKind Kind, [property: Range(1, 1000)] int? MostPerArea = null, [property: Range(0, 100)] int PassMark = 60,
    [property: Items(100)] IReadOnlyList<AreaBalance>? Areas = null) : IValidatableObject
{
    internal int MostIn(string area) => Find(area)?.AtMost ?? MostPerArea ?? int.MaxValue;

    internal int LeastIn(string area) => Find(area)?.AtLeast ?? 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Areas?.OfType<AreaBalance>().GroupBy(a => a.Area).Any(same => same.Count() > 1) == true)
        {
            yield return new("Name each area once.", [nameof(Areas)]);
        }
    }

    private AreaBalance? Find(string area) => Areas?.FirstOrDefault(a => a.Area == area);
}

/// <summary>The bounds of one area.</summary>
/// <param name="Area">Division code of the county, district or zone, such as 130102; P and five digits for a zone without one.</param>
/// <param name="AtLeast">So many of its applications that reach the pass mark go before better ranks elsewhere.</param>
public sealed record AreaBalance(
    [property: Required, RegularExpression(AreaCode.Pattern)] string Area, [property: Range(0, 100)] int AtLeast = 0,
    [property: Range(0, 100)] int? AtMost = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AtMost < AtLeast)
        {
            yield return new("The minimum lies above the maximum.", [nameof(AtLeast)]);
        }
    }
}
