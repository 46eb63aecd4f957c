using System.Text.Json.Serialization;

namespace Evaluation.Arbitrations;

/// <summary>What a panel can decide.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PanelDecision>))]
public enum PanelDecision
{
    /// <summary>维持各专家评分</summary>
    [JsonStringEnumMemberName("sheets-stand")]
    SheetsStand,

    /// <summary>退回有关专家复评</summary>
    [JsonStringEnumMemberName("open-sheets")]
    OpenSheets,

    /// <summary>再增加一名专家</summary>
    [JsonStringEnumMemberName("another-expert")]
    AnotherExpert,
}

/// <summary>A meeting of a panel (专家组会议) on one arbitration.</summary>
/// <param name="Sheets">With <c>open-sheets</c>: which, and for which items.</param>
public sealed record PanelMeeting(
    DateOnly HeldOn, IReadOnlyList<Attendee> Attendees, string Minutes, PanelDecision Decision, string Reason, IReadOnlyList<OpenedSheet> Sheets);
