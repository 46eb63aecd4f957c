using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>What an annex item asks of the applicant.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemInput>))]
public enum ItemInput
{
    /// <summary>有无,是否</summary>
    [JsonStringEnumMemberName("boolean")]
    Boolean,

    /// <summary>整数</summary>
    [JsonStringEnumMemberName("integer")]
    Integer,

    /// <summary>小数</summary>
    [JsonStringEnumMemberName("decimal")]
    Decimal,
}
