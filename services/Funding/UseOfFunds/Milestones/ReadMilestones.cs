using Funding.Data;
using Funding.UseOfFunds.Reports;
using Microsoft.AspNetCore.Http.HttpResults;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Funding.UseOfFunds.Milestones;

/// <summary>A milestone as callers see it.</summary>
/// <param name="Measure">By what one sees that it is met.</param>
/// <param name="OverdueSince">The day after its last day, when nobody had reported it; it stays written.</param>
public sealed record MilestoneView(
    Guid Id, long Revision, MilestoneStatus Status, Guid AwardId, Guid BaseId, string Title, string Measure, DateOnly DueOn, DateOnly? OverdueSince,
    string? Account, IReadOnlyList<ProofView> Documents, DateOnly? ReportedOn, string? ReturnedFor, string? Opinion) : IVersioned
{
    internal static MilestoneView Of(Milestone m) => new(
        m.Id, m.Revision, m.Status, m.AwardId, m.BaseId, m.Title, m.Measure, m.DueOn, m.OverdueSince, m.Account,
        [.. m.Documents.Select(ProofView.Of)], m.ReportedOn, m.ReturnedFor, m.Opinion);
}

internal static class ReadMilestones
{
    public static Task<Page<MilestoneView>> List(
        [AsParameters] PageRequest page, Guid? awardId, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        db.Milestones.InSightOf(db, caller).Where(m => awardId == null || m.AwardId == awardId).ToPageAsync(page, MilestoneView.Of, cancellationToken);

    public static Task<Results<Ok<MilestoneView>, NotFound>> One(Guid id, FundingDb db, Caller caller, CancellationToken cancellationToken) =>
        db.Milestones.InSightOf(db, caller).OneAsync(id, MilestoneView.Of, cancellationToken);
}
