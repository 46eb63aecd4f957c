using ServiceDefaults.Http;

namespace Registry.Rectifications;

/// <summary>A rectification as callers see it (R83, R84). Dates are Shanghai's.</summary>
/// <param name="DueOn">The last day for the report.</param>
/// <param name="Extended">It has had its one extension.</param>
/// <param name="GraceEndsOn">Once overdue: the last day on which the report is still taken.</param>
/// <param name="DocumentNumber">The document that revokes the title (文号).</param>
public sealed record RectificationView(
    Guid Id, long Revision, RectificationStatus Status, Guid BaseId, RectificationGround Ground, string Reason, DateOnly OrderedOn,
    DateOnly DueOn, bool Extended, string? ExtensionReason, int GraceWorkingDays, DateOnly? GraceEndsOn, string? Plan,
    string? PlanReturnedFor, string? Report, DateOnly? ReportedOn, string? Opinion, DateOnly? ProposedOn, string? ProposalReason,
    DateOnly? HearingHeldOn, string? HearingMinutes, string? DocumentNumber, DateOnly? ClosedOn) : IVersioned
{
    internal static RectificationView Of(Rectification r) => new(
        r.Id, r.Revision, r.Status, r.BaseId, r.Ground, r.Reason, r.OrderedOn, r.DueOn, r.ExtensionReason is not null, r.ExtensionReason,
        r.GraceWorkingDays, r.GraceEndsOn, r.Plan, r.PlanReturnedFor, r.Report, r.ReportedOn, r.Opinion, r.ProposedOn, r.ProposalReason,
        r.HearingHeldOn, r.HearingMinutes, r.RevocationDocument, r.ClosedOn);
}
