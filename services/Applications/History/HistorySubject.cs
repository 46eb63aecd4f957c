using Applications.Calls;
using Applications.County;
using Applications.Data;
using Applications.Eligibility.Departments;
using Applications.Examinations;
using Applications.Intake;
using Applications.Materials;
using Applications.Objections;
using Applications.Recognitions;
using Applications.Selection;
using Contracts;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Applications.History;

/// <summary>An application with all that others did to it: whose audit rows belong into its history. A new part of it is one line here.</summary>
internal sealed record HistorySubject(Guid Id, Guid CallId, BaseKind Kind, string Area, string ApplicantCode, Guid? RecognitionId)
{
    private static readonly string[] OfAllKinds = ["call-published", "call-amended", "call-closed", "public-notice-opened", "consent-list-submitted", "consent-given"];
    private const string Selected = "applications-selected";

    /// <summary>Found by the audit log's index on what was changed.</summary>
    public async Task<IQueryable<AuditEntry>> EntriesAsync(ApplicationsDb db, HistoryReader reader, CancellationToken cancellationToken)
    {
        List<Guid> ids = [Id];
        if (reader.SeesExaminations)
        {
            ids.AddRange(await db.Examinations.Where(e => e.ApplicationId == Id).Select(e => e.Id).ToListAsync(cancellationToken));
            ids.AddRange(await db.DepartmentChecks.Where(c => c.ApplicationId == Id).Select(c => c.Id).ToListAsync(cancellationToken));
            ids.AddRange(await db.Objections.Where(o => o.ApplicationId == Id).Select(o => o.Id).ToListAsync(cancellationToken));
        }

        if (reader.SeesPersons)
        {
            // Also where it has left the list since.
            ids.AddRange(await db.CountyLists.Where(l => l.CallId == CallId && l.Kind == Kind && l.Area == Area).Select(l => l.Id).ToListAsync(cancellationToken));
        }

        if (reader.SeesDecisions)
        {
            ids.AddRange(await db.Rankings.Where(r => r.CallId == CallId && r.Kind == Kind).Select(r => r.Id).ToListAsync(cancellationToken));
            ids.AddRange(await db.Materials.Where(m => m.ApplicationId == Id).Select(m => m.Id).ToListAsync(cancellationToken));
            ids.Add(CallId);
            ids.Add(RecognitionId ?? Id);
        }

        string[] types =
        [
            nameof(Application), nameof(Material), nameof(CountyList), nameof(DepartmentCheck), nameof(Examination), nameof(Ranking), nameof(Objection),
            nameof(Recognition), nameof(Call),
        ];
        var ofKind = $$"""{"kind":"{{Kind.ToString().ToLowerInvariant()}}"}""";
        var (named, listed) = ($$"""{"applicationId":"{{Id}}"}""", $$"""{"applications":["{{Id}}"]}""");
        return db.Set<AuditEntry>().AsNoTracking().Where(e =>
            ids.Contains(e.AggregateId) && types.Contains(e.AggregateType)
            && (e.AggregateType != nameof(CountyList) || EF.Functions.JsonContains(e.Data!, named) || EF.Functions.JsonContains(e.Data!, listed))
            && (e.AggregateId != CallId || OfAllKinds.Contains(e.Action) || (e.Action == Selected && EF.Functions.JsonContains(e.Data!, ofKind))));
    }
}
