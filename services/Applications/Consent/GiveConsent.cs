using System.ComponentModel.DataAnnotations;
using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Notifications;
using Applications.Requests;
using Calendar;
using Evidence;
using Messaging.Outbox;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;
using ServiceDefaults.Requests;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Consent;

internal static class GiveConsent
{
    /// <param name="DocumentNumber">The consenting document's number (文号).</param>
    /// <param name="DocumentHash">Of the list that was read: the consent is to exactly that.</param>
    /// <param name="Refused">Those of the list that the city government does not consent to.</param>
    public sealed record Request(
        [property: Required, Text(100), MinLength(4)] string DocumentNumber,
        [property: Required, RegularExpression("^[0-9a-f]{64}$")] string DocumentHash,
        [property: Items(1000)] IReadOnlyList<Refusal>? Refused = null);

    public sealed record Refusal(Guid ApplicationId, [property: Required, Text(Words.Max)] string Reason);

    /// <summary>Decides on the list as one act: every base on it is recognised, or refused with its reason (R85, R90).</summary>
    public static async Task<Results<Ok<ConsentListView>, NotFound>> Handle(
        Guid id, IfMatch ifMatch, Request request, ApplicationsDb db, EventOutbox outbox, BusinessClock clock, CancellationToken cancellationToken)
    {
        var callId = await db.ConsentLists.Where(c => c.Id == id).Select(c => (Guid?)c.CallId).SingleOrDefaultAsync(cancellationToken);
        if (callId is null || await db.ForDecisionAsync(callId.Value, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        var list = await db.ConsentLists.SingleAsync(c => c.Id == id, cancellationToken); // not before the lock: it may have been decided
        ifMatch.Check(list);
        var refused = (request.Refused ?? []).GroupBy(r => r.ApplicationId).ToDictionary(same => same.Key, same => same.First().Reason);
        await RequireSoundAsync(db, list, request, refused, cancellationToken);
        var document = list.Read();
        list.Decide(request.DocumentNumber.Trim(), clock.Today, [.. refused.Select(r => new ConsentRefusal(r.Key, r.Value))]);
        db.Record(list, "consent-list-decided", nameof(ConsentListStatus.Submitted), list.Status.ToString(), list.DocumentNumber);
        await DecideAsync(document, list, call, refused, db, outbox, clock, cancellationToken);
        call.NoteDecision();
        db.Record(call, "consent-given", reason: list.DocumentNumber);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ConsentListView.Of(list));
    }

    private static async Task RequireSoundAsync(
        ApplicationsDb db, ConsentList list, Request request, Dictionary<Guid, string> refused, CancellationToken cancellationToken)
    {
        Require(
            list.DocumentHash == request.DocumentHash, "other-consent-list",
            "The hash is not this list's: read the list again, and consent to what it says.");
        var number = request.DocumentNumber.Trim();
        Require(
            !await db.ConsentLists.AnyAsync(c => c.DocumentNumber == number && c.Id != list.Id, cancellationToken), "document-number-used",
            "Another list was decided by a document of this number: one document is one consent.");
        var entries = list.Read().Entries;
        Require(
            refused.Keys.All(refusal => entries.Any(e => e.ApplicationId == refusal)), "not-awaiting-consent",
            "Only what stands on the list can be refused: read it again.");
        var names = entries.Where(e => !refused.ContainsKey(e.ApplicationId)).Select(e => e.Name).ToList();
        var taken = await db.Recognitions.Where(r => r.CallId == list.CallId && names.Contains(r.Name)).Select(r => r.Name).ToListAsync(cancellationToken);
        var doubled = names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).Concat(taken).ToList();
        Require(
            doubled.Count == 0, "already-recognised", $"A base is recognised once under a call: refuse all but one of {string.Join(", ", doubled)}.");
    }

    private static async Task DecideAsync(
        ConsentDocument document, ConsentList list, Call call, Dictionary<Guid, string> refused, ApplicationsDb db, EventOutbox outbox,
        BusinessClock clock, CancellationToken cancellationToken)
    {
        var ids = document.Entries.Select(e => e.ApplicationId).ToList();
        var applications = await db.Applications.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        var bodies = await db.PromotionBodies.AsNoTracking().ToDictionaryAsync(b => b.Area, b => b.Name, cancellationToken);
        foreach (var entry in document.Entries)
        {
            var application = applications[entry.ApplicationId];
            if (refused.TryGetValue(entry.ApplicationId, out var reason))
            {
                application.Refuse(reason, clock.Now);
                db.Record(application, "application-refused", nameof(ApplicationStatus.GovernmentConsent), application.Status.ToString(), reason);
                db.Notify(application.ApplicantCode, "application-refused", application.Id, $"市政府未同意认定“{application.Name}”:{reason}", clock.Now);
            }
            else
            {
                Recognise(application, entry, list, call, bodies.GetValueOrDefault(application.Area), db, outbox);
                db.Notify(
                    application.ApplicantCode, "application-recognised", application.Id,
                    $"经市政府同意({list.DocumentNumber}),“{application.Name}”认定为市级“双创”示范基地", clock.Now);
            }
        }
    }

    private static void Recognise(
        Application application, ConsentEntry entry, ConsentList list, Call call, string? countyBody, ApplicationsDb db, EventOutbox outbox)
    {
        var recognition = application.Recognise(list.DocumentNumber!, list.DecidedOn!.Value, entry.Note);
        db.Recognitions.Add(recognition);
        db.Record(
            application, "application-recognised", nameof(ApplicationStatus.GovernmentConsent), application.Status.ToString(), list.DocumentNumber);
        db.Record(recognition, "base-recognised", reason: list.DocumentNumber);
        outbox.Add(recognition.Announce(call.Year, application.Form.Carrier?.ToParty(), countyBody));
    }
}
