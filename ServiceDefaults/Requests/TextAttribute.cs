using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Requests;

/// <summary>What a person wrote: not blank and not too long. Control characters are refused with the body, by the JSON reader.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TextAttribute(int max) : ValidationAttribute($"Write 1 to {max} characters.")
{
    public int Max { get; } = max;

    /// <summary>For what may stay empty, or is checked later.</summary>
    public bool MayBeBlank { get; init; }

    public override bool IsValid(object? value) =>
        value is null || (value is string text && text.Length <= Max && (MayBeBlank || !string.IsNullOrWhiteSpace(text)));
}
