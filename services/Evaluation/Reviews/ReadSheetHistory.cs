using System.Text.Json;
using Evaluation.Data;
using Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;

namespace Evaluation.Reviews;

/// <summary>What happened to a review and its sheet, oldest first, from the audit log itself: nothing else is kept, so nothing can disagree with it.</summary>
internal static class ReadSheetHistory
{
    /// <summary>All of it: an expert saves a sheet a limited number of times.</summary>
    public sealed record View(Guid ReviewId, IReadOnlyList<SheetHistoryEntry> Items);

    public static async Task<Results<Ok<View>, NotFound>> Handle(Guid id, EvaluationDb db, Caller caller, CancellationToken cancellationToken)
    {
        var review = await ReadReviews.Visible(db, caller).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (review is null)
        {
            return TypedResults.NotFound();
        }

        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.AggregateId == id && e.AggregateType == nameof(Review))
            .OrderBy(e => e.Seq).ToListAsync(cancellationToken);
        // Others read what was locked, never what the expert is still at.
        var shownUpTo = review.Expert == caller.Subject ? long.MaxValue : entries.LastOrDefault(e => e.Action == "review-locked")?.Version ?? 0;
        var seesPersons = ReadReviews.IsOffice(caller);
        return TypedResults.Ok(new View(id, [.. entries.Select(e => Show(e, e.Version <= shownUpTo, seesPersons || e.Actor == caller.Subject))]));
    }

    private static SheetHistoryEntry Show(AuditEntry e, bool showsContent, bool showsPerson) => new(
        e.Version, e.Action, e.FromState, e.ToState, e.Reason, e.At, e.BusinessAt, e.ActorRoles.FirstOrDefault() ?? "system",
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
