using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Whose demonstration base it is. The programme counts and manages the city's own; the province's are kept beside them (R94).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BaseLevel>))]
public enum BaseLevel
{
    /// <summary>市级</summary>
    [JsonStringEnumMemberName("municipal")]
    Municipal,

    /// <summary>省级</summary>
    [JsonStringEnumMemberName("provincial")]
    Provincial,
}
