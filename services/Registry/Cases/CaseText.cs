using System.ComponentModel.DataAnnotations;
using ServiceDefaults.Requests;

namespace Registry.Cases;

/// <summary>What a case says.</summary>
/// <param name="Background">主要背景</param>
/// <param name="Practice">主要做法</param>
/// <param name="Effect">取得成效</param>
/// <param name="Tags">For which regions, forms and stages it is fit (R14), in a few words each.</param>
public sealed record CaseText(
    [property: Required, Text(200)] string Title,
    [property: Required, Text(1_000)] string Summary,
    [property: Required, Text(10_000)] string Background,
    [property: Required, Text(20_000)] string Practice,
    [property: Required, Text(10_000)] string Effect,
    [property: Items(10)] IReadOnlyList<string>? Tags = null) : IValidatableObject
{
    private const int LongestTag = 30;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Tags is not null && (Tags.Any(tag => string.IsNullOrWhiteSpace(tag) || tag.Length > LongestTag) || Tags.Distinct().Count() < Tags.Count))
        {
            yield return new($"Each tag has 1 to {LongestTag} characters and stands there once.", [nameof(Tags)]);
        }
    }
}
