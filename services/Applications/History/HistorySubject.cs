using Applications.Calls;
using Applications.Data;
using Applications.Examinations;
using Applications.Intake;
using Applications.Recognitions;
using Applications.Selection;
using Contracts;
using Evidence;
using Microsoft.EntityFrameworkCore;

namespace Applications.History;

/// <summary>An application with all that others did to it: whose audit rows belong into its history. A new part of it is one line here.</summary>
internal sealed record HistorySubject(Guid Id, Guid CallId, BaseKind Kind, string ApplicantCode, Guid? RecognitionId)
{
    private static readonly string[] OfAllKinds = ["call-published", "call-amended", "call-closed", "public-notice-opened", "consent-given"];
    private const string Selected = "applications-selected";

    /// <summary>Found by the audit log's index on what was changed.</summary>
    public async Task<IQueryable<AuditEntry>> EntriesAsync(ApplicationsDb db, HistoryReader reader, CancellationToken cancellationToken)
    {
        List<Guid> ids = [Id];
        if (reader.SeesExaminations)
        {
            ids.AddRange(await db.Examinations.Where(e => e.ApplicationId == Id).Select(e => e.Id).ToListAsync(cancellationToken));
        }

        if (reader.SeesDecisions)
        {
            ids.AddRange(await db.Rankings.Where(r => r.CallId == CallId && r.Kind == Kind).Select(r => r.Id).ToListAsync(cancellationToken));
            ids.Add(CallId);
            ids.Add(RecognitionId ?? Id);
        }

        string[] types = [nameof(Application), nameof(Examination), nameof(Ranking), nameof(Recognition), nameof(Call)];
        var ofKind = $$"""{"kind":"{{Kind.ToString().ToLowerInvariant()}}"}""";
        return db.Set<AuditEntry>().AsNoTracking().Where(e =>
            ids.Contains(e.AggregateId) && types.Contains(e.AggregateType)
            && (e.AggregateId != CallId || OfAllKinds.Contains(e.Action) || (e.Action == Selected && EF.Functions.JsonContains(e.Data!, ofKind))));
    }
}
