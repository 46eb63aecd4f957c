using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The three kinds of demonstration base (R17); the kind fixes form, criteria and targets.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BaseKind>))]
public enum BaseKind
{
    /// <summary>区域</summary>
    [JsonStringEnumMemberName("region")]
    Region,

    /// <summary>高校及科研院所</summary>
    [JsonStringEnumMemberName("university")]
    University,

    /// <summary>企业</summary>
    [JsonStringEnumMemberName("enterprise")]
    Enterprise,
}
