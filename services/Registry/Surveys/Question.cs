using System.ComponentModel.DataAnnotations;
using ServiceDefaults.Requests;

namespace Registry.Surveys;

/// <summary>What a question is answered with.</summary>
public enum QuestionKind
{
    Text,
    Number,

    /// <summary>One of its options.</summary>
    Choice,

    /// <summary>Any of its options.</summary>
    Choices,
}

/// <summary>One question as it was asked.</summary>
public sealed record Question(string Code, string Text, QuestionKind Kind, List<string> Options, bool Required);

/// <summary>What a survey says and asks.</summary>
/// <param name="DueOn">The last day for answers; a date in Shanghai after the day on which it opens.</param>
public sealed record SurveyText(
    [property: Required, Text(200)] string Title,
    [property: Required, Text(2_000)] string Purpose,
    DateOnly DueOn,
    [property: Required, MinLength(1), Items(50)] IReadOnlyList<QuestionText> Questions) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Questions is not null && Questions.Where(q => q is not null).GroupBy(q => q.Code).Any(same => same.Count() > 1))
        {
            yield return new("Each question has a code of its own.", [nameof(Questions)]);
        }
    }
}

/// <summary>One question.</summary>
/// <param name="Options">Of a choice: two or more.</param>
/// <param name="Required">Without it nothing is handed in.</param>
public sealed record QuestionText(
    [property: Required, RegularExpression("^[A-Za-z0-9-]{1,20}$")] string Code,
    [property: Required, Text(1_000)] string Text,
    QuestionKind Kind,
    [property: Items(30)] IReadOnlyList<string>? Options = null,
    bool Required = false) : IValidatableObject
{
    private const int LongestOption = 100;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var options = Options ?? [];
        var isChoice = Kind is QuestionKind.Choice or QuestionKind.Choices;
        if (isChoice != options.Count > 1 || options.Distinct().Count() < options.Count
            || options.Any(option => string.IsNullOrWhiteSpace(option) || option.Length > LongestOption))
        {
            yield return new($"A choice has two options or more, each of 1 to {LongestOption} characters and once; another question has none.", [nameof(Options)]);
        }
    }
}
