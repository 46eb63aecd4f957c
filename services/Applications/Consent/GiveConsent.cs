using System.ComponentModel.DataAnnotations;
using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Requests;
using Calendar;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Consent;

internal static class GiveConsent
{
    /// <param name="DocumentNumber">The consenting document's number (文号).</param>
    /// <param name="Refused">Those of the list that the city government does not consent to.</param>
    public sealed record Request(
        [property: Required, Text(100), MinLength(4)] string DocumentNumber, [property: Items(1000)] IReadOnlyList<Refusal>? Refused = null);

    public sealed record Refusal(Guid ApplicationId, [property: Required, Text(Words.Max)] string Reason);

    /// <summary>Decides on all that await consent: every one of them becomes a base, or is refused with its reason (R85, R90).</summary>
    public static async Task<Results<Ok<CallDecision>, NotFound>> Handle(
        Guid id, Request request, ApplicationsDb db, EventOutbox outbox, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.ForDecisionAsync(id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        var list = await db.Applications.Where(a => a.CallId == id && a.Status == ApplicationStatus.GovernmentConsent).ToListAsync(cancellationToken);
        Require(list.Count > 0, "nothing-to-consent", "No application of this call awaits the government's consent.");
        var refused = (request.Refused ?? []).GroupBy(r => r.ApplicationId).ToDictionary(same => same.Key, same => same.First().Reason);
        Require(
            refused.Keys.All(refusal => list.Exists(a => a.Id == refusal)), "not-awaiting-consent",
            "Only what awaits consent can be refused: read the list again.");
        await RequireNewNamesAsync(db, id, [.. list.Where(a => !refused.ContainsKey(a.Id)).Select(a => a.Name)], cancellationToken);

        foreach (var application in list)
        {
            if (refused.TryGetValue(application.Id, out var reason))
            {
                application.Refuse(reason, clock.Now);
                db.Record(application, "application-refused", nameof(ApplicationStatus.GovernmentConsent), application.Status.ToString(), reason);
            }
            else
            {
                Recognise(application, call, request.DocumentNumber, db, outbox, clock);
            }
        }

        call.NoteDecision();
        db.Record(call, "consent-given", reason: request.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CallDecision.Of(call, list));
    }

    private static void Recognise(
        Application application, Call call, string documentNumber, ApplicationsDb db, EventOutbox outbox, BusinessClock clock)
    {
        var recognition = application.Recognise(documentNumber, clock.Today);
        db.Recognitions.Add(recognition);
        db.Record(application, "application-recognised", nameof(ApplicationStatus.GovernmentConsent), application.Status.ToString(), documentNumber);
        db.Record(recognition, "base-recognised", reason: documentNumber);
        outbox.Add(recognition.Announce(call.Year));
    }

    private static async Task RequireNewNamesAsync(ApplicationsDb db, Guid callId, List<string> names, CancellationToken cancellationToken)
    {
        var taken = await db.Recognitions.Where(r => r.CallId == callId && names.Contains(r.Name)).Select(r => r.Name).ToListAsync(cancellationToken);
        var doubled = names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).Concat(taken).ToList();
        Require(
            doubled.Count == 0, "already-recognised", $"A base is recognised once under a call: refuse all but one of {string.Join(", ", doubled)}.");
    }
}
