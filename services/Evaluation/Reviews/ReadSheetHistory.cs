using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using ServiceDefaults.Http;

namespace Evaluation.Reviews;

/// <summary>What happened to a review and its sheet, oldest first, from the audit log itself: nothing else is kept, so nothing can disagree with it.</summary>
internal static class ReadSheetHistory
{
    public sealed record PageOf
    {
        [Range(1, PageRequest.MaxLimit)]
        [DefaultValue(PageRequest.MaxLimit)]
        public int? Limit { get; init; }

        /// <summary>The <c>next</c> of the page before.</summary>
        [Range(0L, long.MaxValue)]
        public long? After { get; init; }
    }

    /// <param name="Next">Continues after the last entry; none at the end.</param>
    public sealed record View(Guid ReviewId, IReadOnlyList<SheetHistoryEntry> Items, long? Next);

    public static async Task<Results<Ok<View>, NotFound>> Handle(
        Guid id, [AsParameters] PageOf page, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var review = await ReadReviews.Visible(db, caller).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (review is null)
        {
            return TypedResults.NotFound();
        }

        var all = db.Set<AuditEntry>().AsNoTracking().Where(e => e.AggregateId == id && e.AggregateType == nameof(Review));
        var (size, after) = (page.Limit ?? PageRequest.MaxLimit, page.After ?? 0);
        var entries = await all.Where(e => e.Seq > after).OrderBy(e => e.Seq).Take(size + 1).ToListAsync(cancellationToken);
        var isOffice = ReadReviews.IsOffice(caller);
        // Others read what was locked, never what the expert is still at.
        var shownUpTo = review.Expert == caller.Subject
            ? long.MaxValue
            : await all.Where(e => e.Action == "review-locked").MaxAsync(e => (long?)e.Version, cancellationToken) ?? 0;
        var hidden = !isOffice && await ReadReviews.IsBlindAsync(db, review, cancellationToken)
            ? await db.Examinations.AsNoTracking().SingleAsync(e => e.Id == review.ExaminationId, cancellationToken)
            : null;
        return TypedResults.Ok(new View(
            id,
            [.. entries.Take(size).Select(e => Show(
                e, hidden is null ? e.Reason : ReviewForm.Hide(e.Reason, hidden), e.Version <= shownUpTo, isOffice || e.Actor == caller.Subject))],
            entries.Count > size ? entries[size - 1].Seq : null));
    }

    private static SheetHistoryEntry Show(AuditEntry e, string? reason, bool showsContent, bool showsPerson) => new(
        e.Version, e.Action, e.FromState, e.ToState, reason, e.At, e.BusinessAt, e.ActorRoles.FirstOrDefault() ?? "system",
        showsPerson ? e.Actor : null, showsContent && e.Data is { } data ? JsonSerializer.Deserialize<JsonElement>(data) : null);
}

/// <summary>One thing that was done.</summary>
/// <param name="Revision">The review's after it.</param>
/// <param name="At">Machine time.</param>
/// <param name="Office">In which role it was done.</param>
/// <param name="Person">By the subject of the token; for experts only where it was themselves.</param>
/// <param name="Data">Of a save <c>written</c> and <c>removed</c>, of a submission the <c>score</c>, of a reopening the <c>items</c>.</param>
public sealed record SheetHistoryEntry(
    long Revision, string Action, string? From, string? To, string? Reason, DateTimeOffset At, DateTimeOffset BusinessAt, string Office, string? Person,
    JsonElement? Data);
