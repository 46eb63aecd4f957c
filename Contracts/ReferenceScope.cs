using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Whose average a figure is compared with; the policy's body and its annex differ (R39, R131).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReferenceScope>))]
public enum ReferenceScope
{
    /// <summary>全市</summary>
    [JsonStringEnumMemberName("city")]
    City,

    /// <summary>全省</summary>
    [JsonStringEnumMemberName("province")]
    Province,
}
