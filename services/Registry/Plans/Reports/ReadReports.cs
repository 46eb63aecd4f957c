using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;

namespace Registry.Plans.Reports;

internal static class ReadReports
{
    public static Task<Page<PeriodView>> Periods([AsParameters] PageRequest page, RegistryDb db, CancellationToken cancellationToken) =>
        db.ReportingPeriods.ToPageAsync(page, PeriodView.Of, cancellationToken);

    public static async Task<Page<PlanReportView>> List(
        [AsParameters] PageRequest page, RegistryDb db, Caller caller, CancellationToken cancellationToken,
        Guid? period = null, Guid? @base = null, [OneOf(typeof(PlanReportStatus))] string? status = null)
    {
        var bases = db.Bases.ManagedInSightOf(caller);
        var wanted = OneOfAttribute.Read<PlanReportStatus>(status);
        var periods = await db.ReportingPeriods.AsNoTracking().ToDictionaryAsync(p => p.Id, cancellationToken);
        return await db.PlanReports
            .Where(r => bases.Any(b => b.Id == r.BaseId) && (period == null || r.PeriodId == period) && (@base == null || r.BaseId == @base)
                && (wanted == null || r.Status == wanted))
            .ToPageAsync(page, r => PlanReportView.Of(r, periods[r.PeriodId]), cancellationToken);
    }

    public static async Task<Results<Ok<PlanReportView>, NotFound>> One(Guid id, ReportDesk desk, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { } found
            ? TypedResults.Ok(PlanReportView.Of(found.Report, found.Period))
            : TypedResults.NotFound();
}

/// <summary>A base's report on a period as callers see it.</summary>
/// <param name="Late">It came after its date.</param>
/// <param name="Chases">How often the system has told the builder that it is late.</param>
public sealed record PlanReportView(
    Guid Id, long Revision, PlanReportStatus Status, Guid PeriodId, string Period, Guid BaseId, DateOnly DueOn, int Chases, bool Late,
    DateOnly? SubmittedOn, IReadOnlyList<ReportedStep> Steps, IReadOnlyList<StepEvidence> Evidence, IReadOnlyList<YearFigure> Figures,
    CapitalView Capital, string? Achievements, string? Problems, string? ReturnedFor, string? Opinion, DateOnly? AcceptedOn) : IVersioned
{
    internal static PlanReportView Of(PlanReport r, ReportingPeriod period) => new(
        r.Id, r.Revision, r.Status, r.PeriodId, period.Name, r.BaseId, r.DueOn, r.Chases, r.Late, r.SubmittedOn, r.Steps, r.Evidence, r.Figures,
        CapitalView.Of(r.Capital), r.Achievements, r.Problems, r.ReturnedFor, r.Opinion, r.AcceptedOn);
}

/// <summary>Money by where it is from: the builder's own, public funds beside the platform's, private capital, loans.</summary>
public sealed record CapitalView(MoneyAmount OwnFunds, MoneyAmount GovernmentFunds, MoneyAmount PrivateCapital, MoneyAmount Loans)
{
    internal static CapitalView Of(PeriodCapital c) =>
        new(MoneyAmount.OfFen(c.OwnFen), MoneyAmount.OfFen(c.GovernmentFen), MoneyAmount.OfFen(c.PrivateFen), MoneyAmount.OfFen(c.LoanFen));
}
