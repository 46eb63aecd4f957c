using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The five chains that the programme brings together (R16).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Chain>))]
public enum Chain
{
    /// <summary>产业链</summary>
    [JsonStringEnumMemberName("industry")]
    Industry,

    /// <summary>创新链</summary>
    [JsonStringEnumMemberName("innovation")]
    Innovation,

    /// <summary>资金链</summary>
    [JsonStringEnumMemberName("capital")]
    Capital,

    /// <summary>政策链</summary>
    [JsonStringEnumMemberName("policy")]
    Policy,

    /// <summary>服务链</summary>
    [JsonStringEnumMemberName("service")]
    Service,
}
