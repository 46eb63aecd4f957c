using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Requests;

/// <summary>A list of at most so many entries, none of them null.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ItemsAttribute(int max) : ValidationAttribute($"At most {max} entries, none of them null.")
{
    public int Max { get; } = max;

    public override bool IsValid(object? value) =>
        value is null || (value is ICollection list && list.Count <= Max && list.Cast<object?>().All(item => item is not null));
}
