using Applications.Calls;
using Applications.Data;
using Applications.Intake;
using Applications.Selection;
using Calendar;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Consent;

internal static class SubmitConsentList
{
    /// <summary>Freezes all that await consent as one list. Whoever awaits it later waits for the next.</summary>
    public static async Task<Results<Created<ConsentListView>, NotFound>> Handle(
        Guid id, ApplicationsDb db, BusinessClock clock, CancellationToken cancellationToken)
    {
        if (await db.ForDecisionAsync(id, cancellationToken) is not { } call)
        {
            return TypedResults.NotFound();
        }

        Require(
            !await db.ConsentLists.AnyAsync(c => c.CallId == id && c.Status == ConsentListStatus.Submitted, cancellationToken),
            "consent-list-open", "A list of this call lies before the city government: its consent comes first.");
        var awaiting = await db.Applications.Where(a => a.CallId == id && a.Status == ApplicationStatus.GovernmentConsent).ToListAsync(cancellationToken);
        Require(awaiting.Count > 0, "nothing-to-consent", "No application of this call awaits the government's consent.");

        var list = new ConsentList(await DocumentAsync(db, call, awaiting, clock.Now, cancellationToken));
        db.ConsentLists.Add(list);
        db.Record(list, "consent-list-submitted", to: list.Status.ToString(), data: new { list.CallId, list.DocumentHash });
        call.NoteDecision();
        db.Record(call, "consent-list-submitted", data: new { ConsentList = list.Id });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"consent-lists/{list.Id}", ConsentListView.Of(list));
    }

    private static async Task<ConsentDocument> DocumentAsync(
        ApplicationsDb db, Call call, List<Application> awaiting, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = awaiting.Select(a => a.Id).ToList();
        var selections = await db.Selections.AsNoTracking().Where(s => s.CallId == call.Id).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var notes = new Dictionary<Guid, SelectionLine>();
        foreach (var line in selections.SelectMany(s => s.Lines))
        {
            notes[line.Proposed.ApplicationId] = line; // the latest selection's word
        }

        var objections = (await db.Objections.AsNoTracking().Where(o => ids.Contains(o.ApplicationId)).OrderBy(o => o.Id).ToListAsync(cancellationToken))
            .ToLookup(o => o.ApplicationId);
        var number = 1 + await db.ConsentLists.CountAsync(c => c.CallId == call.Id, cancellationToken);
        return new(
            call.Id, call.Terms.Title, call.Year, number, now,
            [
                .. awaiting.OrderBy(a => a.Kind).ThenBy(a => a.Rank).ThenBy(a => a.Id)
                    .Select(a => ConsentEntry.Of(a, notes.GetValueOrDefault(a.Id)?.Note, objections[a.Id])),
            ],
            LeftOut(selections, notes, [.. ids]));
    }

    /// <summary>By the latest word on each: a departure, or an area's maximum, put it behind a lower rank.</summary>
    private static List<LeftOutEntry> LeftOut(List<SelectionDecision> selections, Dictionary<Guid, SelectionLine> latest, HashSet<Guid> listed)
    {
        var kinds = new Dictionary<Guid, Contracts.BaseKind>();
        foreach (var (kind, line) in selections.SelectMany(s => s.Lines.Select(line => (s.Kind, line))))
        {
            kinds[line.Proposed.ApplicationId] = kind;
        }

        return
        [
            .. latest.Values.Where(line => line.Decided is not SelectionOutcome.Shortlisted && line.Note is not null && !listed.Contains(line.Proposed.ApplicationId))
                .Select(line => LeftOutEntry.Of(kinds[line.Proposed.ApplicationId], line))
                .OrderBy(entry => entry.Kind).ThenBy(entry => entry.Rank).ThenBy(entry => entry.ApplicationId),
        ];
    }
}
