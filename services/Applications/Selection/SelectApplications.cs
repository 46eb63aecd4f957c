using System.ComponentModel.DataAnnotations;
using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Selection;

internal static class SelectApplications
{
    /// <param name="Places">Only where a tie lies across the cut: how many to shortlist, so that equals are not parted.</param>
    public sealed record Request(BaseKind Kind, [property: Range(0, 1000)] int? Places = null);

    /// <summary>May be done again when something came back by an objection or a reinstatement: only places that are free are given.</summary>
    public static async Task<Results<Ok<CallDecision>, NotFound>> Handle(
        Guid id, Request request, ApplicationsDb db, CancellationToken cancellationToken)
    {
        if (await db.ForDecisionAsync(id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        Require(call.Kinds.Contains(request.Kind), "kind-not-in-call", "This call does not invite that kind of base.");
        var all = await db.Applications.HandedIn().Where(a => a.CallId == id && a.Kind == request.Kind).ToListAsync(cancellationToken);
        var open = all.Where(a => ApplicationStatuses.BeforeRanking.Contains(a.Status)).ToList();
        Require(
            open.Count == 0, "not-ranked",
            open.Count == 0 ? "" : $"{open.Count} applications of this kind are not ranked yet, such as {open[0].Id} ({open[0].Status}): finish them first.");
        Require(all.Exists(a => a.Status is ApplicationStatus.Ranked), "nothing-to-select", "No application of this kind waits for a selection.");

        var candidates = all.Where(a => a.Status is ApplicationStatus.Ranked or ApplicationStatus.Reserve);
        var free = call.Rules.PlacesOf(request.Kind) - all.Count(a => ApplicationStatuses.HoldingAPlace.Contains(a.Status));
        var (shortlisted, reserves, others) = Shortlist.Decide(candidates, free, call.Rules.Reserves, request.Places);
        Application[] moved =
        [
            .. Move(db, shortlisted, a => a.Shortlist(), "application-shortlisted"),
            .. Move(db, reserves.Where(IsNew), a => a.Reserve(), "application-reserved"),
            .. Move(db, others.Where(IsNew), a => a.LeaveOut(), "application-not-selected"),
        ];
        call.NoteDecision();
        db.Record(call, "applications-selected", data: new
        {
            request.Kind,
            RecordHash = await LatestHashAsync(db, call.Id, request.Kind, cancellationToken),
            Shortlisted = shortlisted.Select(a => a.Id),
            Reserves = reserves.Select(a => a.Id),
        });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallDecision.Of(call, moved));
    }

    /// <summary>A reserve that is not promoted now stays one.</summary>
    private static bool IsNew(Application application) => application.Status is ApplicationStatus.Ranked;

    private static List<Application> Move(ApplicationsDb db, IEnumerable<Application> applications, Action<Application> change, string action)
    {
        var moved = applications.ToList();
        foreach (var application in moved)
        {
            var from = application.Status;
            change(application);
            db.Record(application, action, from.ToString(), application.Status.ToString());
        }

        return moved;
    }

    private static async Task<string?> LatestHashAsync(ApplicationsDb db, Guid call, BaseKind kind, CancellationToken cancellationToken) =>
        await db.Rankings.Where(r => r.CallId == call && r.Kind == kind).OrderByDescending(r => r.Id).Select(r => r.RecordHash)
            .FirstOrDefaultAsync(cancellationToken);
}
