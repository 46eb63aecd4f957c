using System.ComponentModel.DataAnnotations;

namespace Applications.Requests;

/// <summary>What a person wrote: not blank, not too long, and without control characters, which no letter holds and not every column either.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextAttribute(int max) : ValidationAttribute($"Write 1 to {max} characters, no control characters among them.")
{
    public int Max { get; } = max;

    /// <summary>For what may stay empty, or is checked later.</summary>
    public bool MayBeBlank { get; init; }

    public override bool IsValid(object? value) => value is null || (value is string text && IsText(text));

    private bool IsText(string text) =>
        text.Length <= Max && (MayBeBlank || !string.IsNullOrWhiteSpace(text)) && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));
}
