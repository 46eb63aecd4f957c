using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Messaging;

/// <summary>How short and how long a setting may be. The framework's own Range reads its limits at first use, and two hosts that start at once in one process spoil them for each other.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationAttribute(string shortest, string longest) : ValidationAttribute($"{{0}} must be between {shortest} and {longest}.")
{
    private readonly TimeSpan _shortest = TimeSpan.Parse(shortest, CultureInfo.InvariantCulture);
    private readonly TimeSpan _longest = TimeSpan.Parse(longest, CultureInfo.InvariantCulture);

    public override bool IsValid(object? value) => value is null || value is TimeSpan duration && duration >= _shortest && duration <= _longest;
}
