using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Who settles it when the experts of one application are too far apart (仲裁).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArbitrationBy>))]
public enum ArbitrationBy
{
    /// <summary>增加一名专家</summary>
    [JsonStringEnumMemberName("another-expert")]
    AnotherExpert,

    /// <summary>专家组会议</summary>
    [JsonStringEnumMemberName("panel")]
    Panel,
}
