using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The grade of a performance evaluation (R80–R83); only outstanding bases are funded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Grade>))]
public enum Grade
{
    /// <summary>优秀</summary>
    [JsonStringEnumMemberName("outstanding")]
    Outstanding,

    /// <summary>良好</summary>
    [JsonStringEnumMemberName("good")]
    Good,

    /// <summary>合格</summary>
    [JsonStringEnumMemberName("qualified")]
    Qualified,

    /// <summary>较差,责成限期整改</summary>
    [JsonStringEnumMemberName("poor")]
    Poor,
}
