using Contracts;
using ServiceDefaults.Http;

namespace Evaluation.Arbitrations;

/// <summary>An arbitration as the commission sees it.</summary>
/// <param name="Spread">Points between the highest and the lowest sheet when it began.</param>
/// <param name="Limit">What the call allows.</param>
/// <param name="Sheets">As they were when it began.</param>
/// <param name="Meeting">The panel's last one.</param>
public sealed record ArbitrationView(
    Guid Id, long Revision, ArbitrationStatus Status, Guid ExaminationId, Guid ApplicationId, Guid CallId, BaseKind Kind, decimal Spread, int Limit,
    IReadOnlyList<ArbitratedSheet> Sheets, PanelMeeting? Meeting, DateTimeOffset OpenedAt, DateTimeOffset? SettledAt) : IVersioned
{
    internal static ArbitrationView Of(Arbitration a) => new(
        a.Id, a.Revision, a.Status, a.ExaminationId, a.ApplicationId, a.CallId, a.Kind, a.Spread, a.Limit, a.Sheets, a.Meeting, a.OpenedAt, a.SettledAt);
}
