using System.ComponentModel.DataAnnotations;
using Calendar;
using Contracts;
using Contracts.Registry;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using Registry.Data;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Cycles;

/// <summary>The builder reports by the three headings of R102, before its base is graded. Another's base does not exist for it.</summary>
internal static class ReportProgress
{
    /// <param name="Figures">One for each of the base's targets.</param>
    /// <param name="Achievements">What was achieved (取得成效).</param>
    /// <param name="Problems">What is in the way (存在的问题).</param>
    public sealed record Request(
        Guid BaseId,
        [property: Required, MaxLength(100)] IReadOnlyList<FigureRequest> Figures,
        [property: Required, Text(10_000)] string Achievements,
        [property: Required, Text(10_000)] string Problems);

    /// <param name="Code">The target's code.</param>
    /// <param name="Reached">In the target's unit.</param>
    public sealed record FigureRequest(
        [property: Required, Text(50)] string Code,
        [property: Range(-1e12, 1e12)] decimal Reached);

    public static async Task<Results<Created<ReportView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, RegistryDb db, EventOutbox outbox, Caller caller, BusinessClock clock, CancellationToken cancellationToken)
    {
        var reporting = await db.LockBaseAsync(request.BaseId, cancellationToken); // its grade, or another report, waits for this one
        var cycle = await db.EvaluationCycles.AsNoTracking().Include(c => c.Bases).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (cycle is null || reporting is null || !caller.Builds(reporting))
        {
            return TypedResults.NotFound();
        }

        var entry = cycle.Find(reporting.Id);
        Require(entry is not null, "base-not-in-cycle", "This base is not evaluated in this cycle: report in the cycle that names it.");
        Require(
            entry.Status is CycleEntryStatus.Waiting, "report-too-late", "The base's evaluation in this cycle is over: report in the next cycle.");
        Require(
            !await db.ProgressReports.AnyAsync(r => r.CycleId == id && r.BaseId == reporting.Id, cancellationToken), "already-reported",
            "This base has reported in this cycle already: a report is not changed.");
        if (ProblemsOf(request.Figures, reporting.Targets).ToList() is { Count: > 0 } problems)
        {
            return TypedResults.Problem(ValidationProblems.Unprocessable(problems));
        }

        var reached = request.Figures.ToDictionary(f => f.Code, f => f.Reached);
        var figures = reporting.Targets.Select(t => new ReportedFigure(t.Code, t.Name, t.Value, reached[t.Code], t.Unit, t.LessIsBetter));
        var report = new ProgressReport(id, reporting.Id, figures, request.Achievements, request.Problems, clock.Today);
        db.ProgressReports.Add(report);
        db.Record(report, "progress-reported");
        outbox.Add(report.Announce());
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"evaluation-cycles/{id}/reports/{report.Id}", ReportView.Of(report));
    }

    /// <summary>A target left out would count as neither reached nor missed, so each is named, once.</summary>
    private static IEnumerable<FieldError> ProblemsOf(IReadOnlyList<FigureRequest> figures, IReadOnlyList<Target> targets)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < figures.Count; i++)
        {
            if (targets.All(t => t.Code != figures[i].Code))
            {
                yield return new($"/figures/{i}/code", "The base has no target of this code.");
            }
            else if (!seen.Add(figures[i].Code))
            {
                yield return new($"/figures/{i}/code", "This target is reported twice.");
            }
        }

        foreach (var target in targets.Where(t => !seen.Contains(t.Code)))
        {
            yield return new("/figures", $"Report what was reached of {target.Code} ({target.Name}, {target.Unit}).");
        }
    }
}

/// <summary>A base's report in a cycle as callers see it.</summary>
public sealed record ReportView(
    Guid Id, long Revision, Guid CycleId, Guid BaseId, IReadOnlyList<ReportedFigure> Figures, string Achievements, string Problems,
    DateOnly ReportedOn) : IVersioned
{
    internal static ReportView Of(ProgressReport r) =>
        new(r.Id, r.Revision, r.CycleId, r.BaseId, r.Figures, r.Achievements, r.Problems, r.ReportedOn);
}
