using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using System.ComponentModel.DataAnnotations;

namespace Registry.Supervision;

/// <summary>The commission has a report gathered, writes beside the figures, and makes it final by a document.</summary>
internal static class WriteReport
{
    public sealed record Request([property: Range(2018, 2100)] int Year, SupervisionWords? Words = null);

    /// <param name="DocumentNumber">文号</param>
    public sealed record FinaliseRequest([property: Required, Text(100)] string DocumentNumber);

    public static async Task<Created<SupervisionView>> Handle(
        Request request, RegistryDb db, GatherFigures gather, Caller caller, CancellationToken cancellationToken)
    {
        var figures = await gather.OfAsync(request.Year, cancellationToken);
        var report = new SupervisionReport(figures, request.Words ?? new(), caller.Subject);
        db.SupervisionReports.Add(report);
        db.Record(report, "supervision-drafted", to: report.Stage, data: new { report.Year, report.Sha256 });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"supervision-reports/{report.Id}", SupervisionView.Of(report));
    }

    public static Task<Results<Ok<SupervisionView>, NotFound>> Change(
        Guid id, IfMatch ifMatch, SupervisionWords request, RegistryDb db, GatherFigures gather, Caller caller, CancellationToken cancellationToken) =>
        db.StepAsync(
            db.SupervisionReports, id, ifMatch,
            new Step<SupervisionReport>("supervision-changed", null, async r => r.Change(await gather.OfAsync(r.Year, cancellationToken), request, caller.Subject)),
            SupervisionView.Of, cancellationToken);

    public static Task<Results<Ok<SupervisionView>, NotFound>> Finalise(
        Guid id, IfMatch ifMatch, FinaliseRequest request, RegistryDb db, Caller caller, BusinessClock clock, CancellationToken cancellationToken) =>
        db.StepAsync(
            db.SupervisionReports, id, ifMatch,
            new Step<SupervisionReport>("supervision-final", request.DocumentNumber, r => r.Finalise(request.DocumentNumber, caller.Subject, clock.Today)),
            SupervisionView.Of, cancellationToken);

    public static Task<Page<SupervisionView>> List([AsParameters] PageRequest page, int? year, RegistryDb db, CancellationToken cancellationToken) =>
        db.SupervisionReports.Where(r => year == null || r.Year == year).ToPageAsync(page, SupervisionView.Of, cancellationToken);

    public static Task<Results<Ok<SupervisionView>, NotFound>> One(Guid id, RegistryDb db, CancellationToken cancellationToken) =>
        db.SupervisionReports.OneAsync(id, SupervisionView.Of, cancellationToken);

    public static async Task<Results<FileContentHttpResult, NotFound>> Document(Guid id, RegistryDb db, CancellationToken cancellationToken)
    {
        const string docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        var report = await db.SupervisionReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        return report is null ? TypedResults.NotFound() : TypedResults.File(SupervisionDocument.Of(report), docx, $"supervision-{report.Year}.docx");
    }
}

/// <summary>A report as callers see it.</summary>
/// <param name="Sha256">Of the canonical JSON (RFC 8785) of figures and words.</param>
public sealed record SupervisionView(
    Guid Id, long Revision, SupervisionStatus Status, int Year, DateOnly GatheredOn, SupervisionFigures Figures, SupervisionWords Words,
    string Sha256, string? DocumentNumber, DateOnly? FinalisedOn) : IVersioned
{
    internal static SupervisionView Of(SupervisionReport r)
    {
        var content = r.Read();
        return new(r.Id, r.Revision, r.Status, r.Year, r.GatheredOn, content.Figures, content.Words, r.Sha256, r.DocumentNumber, r.FinalisedOn);
    }
}
