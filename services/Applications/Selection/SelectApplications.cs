using System.ComponentModel.DataAnnotations;
using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Notifications;
using Calendar;
using Contracts;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Selection;

internal static class SelectApplications
{
    /// <param name="Places">Only where a tie lies across the cut: how many to shortlist, so that equals are not parted.</param>
    /// <param name="Shortlisted">Another list than the proposal's; not given, the proposal is taken.</param>
    /// <param name="Deviations">A reason for each application whose lot that list changes. The city government, the auditor and, in its result, the public read it.</param>
    public sealed record Request(
        BaseKind Kind, [property: Range(0, 1000)] int? Places = null, [property: MaxLength(1000)] IReadOnlyList<Guid>? Shortlisted = null,
        [property: Items(1000)] IReadOnlyList<Deviation>? Deviations = null) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Shortlisted is null && Deviations is { Count: > 0 })
            {
                yield return new("Reasons belong to a list of your own: send shortlisted as well.", [nameof(Deviations)]);
            }

            if (Deviations?.OfType<Deviation>().GroupBy(d => d.ApplicationId).Any(same => same.Count() > 1) == true)
            {
                yield return new("Give one reason for each application.", [nameof(Deviations)]);
            }
        }
    }

    public sealed record Deviation(Guid ApplicationId, [property: Required, Text(500)] string Reason);

    /// <summary>May be done again when something came back by an objection or a reinstatement: only places that are free are given.</summary>
    public static async Task<Results<Ok<CallDecision>, NotFound>> Handle(
        Guid id, Request request, ApplicationsDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.ForDecisionAsync(id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        Require(call.Kinds.Contains(request.Kind), "kind-not-in-call", "This call does not invite that kind of base.");
        var of = await KindRoom.OfAsync(db, call, request.Kind, cancellationToken);
        RequireAllRanked(of.All);
        var decision = new SelectionDecision(
            id, request.Kind, await LatestHashAsync(db, id, request.Kind, cancellationToken), Decide(of, request), clock.Now);
        db.Selections.Add(decision);
        db.Record(decision, "selection-decided", data: new { Deviations = decision.Lines.Count(line => line.IsDeviation) });
        var moved = Move(db, of.All, decision, clock.Now);
        call.NoteDecision();
        db.Record(call, "applications-selected", data: new
        {
            request.Kind,
            decision.RecordHash,
            Shortlisted = decision.With(SelectionOutcome.Shortlisted),
            Reserves = decision.With(SelectionOutcome.Reserve),
        });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallDecision.Of(call, moved));
    }

    private static void RequireAllRanked(IReadOnlyList<Application> all)
    {
        var open = all.Where(a => ApplicationStatuses.BeforeRanking.Contains(a.Status)).ToList();
        Require(
            open.Count == 0, "not-ranked",
            open.Count == 0 ? "" : $"{open.Count} applications of this kind are not ranked yet, such as {open[0].Id} ({open[0].Status}): finish them first.");
        Require(all.Any(a => a.Status is ApplicationStatus.Ranked), "nothing-to-select", "No application of this kind waits for a selection.");
    }

    private static IReadOnlyList<SelectionLine> Decide(KindRoom of, Request request)
    {
        var proposal = Proposal.Of(of.Candidates, of.Room, request.Places);
        return request.Shortlisted is not { } own
            ? Choice.TakeProposal(proposal.RequireDecided(request.Places))
            : Choice.Deviate(proposal, of.Room, own, (request.Deviations ?? []).ToDictionary(d => d.ApplicationId, d => d.Reason));
    }

    private static List<Application> Move(ApplicationsDb db, IReadOnlyList<Application> all, SelectionDecision decision, DateTimeOffset now)
    {
        var moved = new List<Application>();
        foreach (var line in decision.Lines)
        {
            var application = all.Single(a => a.Id == line.Proposed.ApplicationId);
            if (application.Status is ApplicationStatus.Reserve && line.Decided is not SelectionOutcome.Shortlisted)
            {
                continue; // a reserve that is not promoted now stays one
            }

            var from = application.Status;
            application.Settle(line.Decided);
            var (action, news) = Words(line.Decided);
            db.Record(application, action, from.ToString(), application.Status.ToString(), line.Reason);
            db.Notify(application.ApplicantCode, action, application.Id, $"“{application.Name}”{news}", now);
            moved.Add(application);
        }

        return moved;
    }

    private static (string Action, string News) Words(SelectionOutcome outcome) => outcome switch
    {
        SelectionOutcome.Shortlisted => ("application-shortlisted", "已列入拟认定名单,将予公示"),
        SelectionOutcome.Reserve => ("application-reserved", "列为候补"),
        _ => ("application-not-selected", "未入选"),
    };

    private static async Task<string?> LatestHashAsync(ApplicationsDb db, Guid call, BaseKind kind, CancellationToken cancellationToken) =>
        await db.Rankings.Where(r => r.CallId == call && r.Kind == kind).OrderByDescending(r => r.Id).Select(r => r.RecordHash)
            .FirstOrDefaultAsync(cancellationToken);
}
