using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Applications.Data;
using Applications.Intake;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Applications.History;

/// <summary>What happened to an application, oldest first, from the audit log itself: nothing else is kept, so nothing can disagree with it.</summary>
internal static class ReadHistory
{
    public sealed record PageOf
    {
        [Range(1, PageRequest.MaxLimit)]
        [DefaultValue(50)]
        public int? Limit { get; init; }

        /// <summary>The <c>next</c> of the page before.</summary>
        [Range(0L, long.MaxValue)]
        public long? After { get; init; }
    }

    /// <param name="Next">Continues after the last entry; none at the end.</param>
    public sealed record View(IReadOnlyList<HistoryEntry> Items, long? Next);

    public static async Task<Results<Ok<View>, NotFound>> Handle(
        Guid id, [AsParameters] PageOf page, ApplicationsDb db, Caller caller, CancellationToken cancellationToken)
    {
        var application = await db.ReadableBy(caller).AsNoTracking().Where(a => a.Id == id)
            .Select(a => new HistorySubject(a.Id, a.CallId, a.Kind, a.Area, a.ApplicantCode, a.RecognitionId)).SingleOrDefaultAsync(cancellationToken);
        if (application is null)
        {
            return TypedResults.NotFound();
        }

        var reader = HistoryReader.Of(caller, application);
        var (size, after) = (page.Limit ?? 50, page.After ?? 0);
        var entries = await (await application.EntriesAsync(db, reader, cancellationToken))
            .Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(size + 1).ToListAsync(cancellationToken);
        var more = entries.Count > size;
        IReadOnlyList<AuditEntry> items = more ? entries[..size] : entries;
        return TypedResults.Ok(new View([.. items.Select(reader.Show)], more ? items[^1].Seq : null));
    }
}

/// <summary>One thing that was done.</summary>
/// <param name="Subject">What was changed: the application itself, or a decision, an examination, a ranking that concerns it.</param>
/// <param name="Action">Stable.</param>
/// <param name="Label">In Chinese and in English.</param>
/// <param name="At">Machine time.</param>
/// <param name="BusinessAt">Business time, by which deadlines were judged.</param>
/// <param name="Office">In which role it was done; <c>system</c> for the platform itself.</param>
/// <param name="Person">By the subject of the token; shown to offices, and to oneself.</param>
/// <param name="RequestId">Shown to auditors, like <paramref name="TraceId"/>.</param>
public sealed record HistoryEntry(
    long Seq, string Subject, long Revision, string Action, ActionLabel Label, string? From, string? To, string? Reason, DateTimeOffset At,
    DateTimeOffset BusinessAt, string Office, string? Person, string? RequestId, string? TraceId);
