using System.ComponentModel.DataAnnotations;

namespace ServiceDefaults.Requests;

/// <summary>From one decimal to another, both inclusive and compared as they are: whole bounds alone would round what they are compared with.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DecimalRangeAttribute : RangeAttribute
{
    public DecimalRangeAttribute(string minimum, string maximum)
        : base(typeof(decimal), minimum, maximum) => (ParseLimitsInInvariantCulture, ConvertValueInInvariantCulture) = (true, true);
}
