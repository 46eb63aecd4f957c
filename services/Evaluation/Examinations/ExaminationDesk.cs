using Evaluation.Arbitrations;
using Evaluation.Data;
using Evaluation.Reviews;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Examinations;

/// <summary>Loads examinations for a change: locked until the transaction ends, so that two changes at once follow each other.</summary>
internal sealed class ExaminationDesk(EvaluationDb db, EventOutbox outbox, BulkAudit audit)
{
    /// <summary>The application's examination, or a new one that knows nothing yet but that it exists.</summary>
    public async Task<Examination> ExpectAsync(Guid applicationId, Guid callId, CancellationToken cancellationToken)
    {
        var found = await db.Examinations.FromSql($"SELECT * FROM examination WHERE application_id = {applicationId} FOR UPDATE")
            .ToListAsync(cancellationToken);
        if (found is [var examination])
        {
            return examination;
        }

        examination = new(applicationId, callId); // of two at once the unique index lets one in; the other is tried again
        db.Examinations.Add(examination);
        db.Record(examination, "examination-expected", to: examination.Status.ToString());
        return examination;
    }

    public async Task<Examination> LockAsync(Guid id, CancellationToken cancellationToken) =>
        (await db.Examinations.FromSql($"SELECT * FROM examination WHERE id = {id} FOR UPDATE").ToListAsync(cancellationToken)).Single();

    public Task<List<Examination>> LockAllAsync(Guid callId, CancellationToken cancellationToken) => OfCall(callId).ToListAsync(cancellationToken);

    /// <summary>The same for a step that changes thousands at once, such as <see cref="RankAllAsync"/>: no save sees them.</summary>
    public Task<List<Examination>> LockUntrackedAsync(Guid callId, CancellationToken cancellationToken) =>
        OfCall(callId).AsNoTracking().ToListAsync(cancellationToken);

    /// <param name="examinations">Locked, and not tracked.</param>
    public async Task RankAllAsync(IReadOnlyCollection<Examination> examinations, CancellationToken cancellationToken)
    {
        var entries = new List<AuditEntry>(examinations.Count);
        foreach (var examination in examinations)
        {
            var from = examination.Status;
            examination.Rank();
            entries.Add(examination.Describe("examination-ranked", from.ToString(), examination.Status.ToString()));
        }

        var (ids, ranked) = (examinations.Select(e => e.Id).ToArray(), nameof(ExaminationStatus.Ranked));
        await db.Database.ExecuteSqlAsync($"UPDATE examination SET status = {ranked}, revision = revision + 1 WHERE id = ANY ({ids})", cancellationToken);
        await audit.WriteAsync(db, entries, cancellationToken);
    }

    /// <summary>Ends every review that still counts or could; the experts may not read the application any more.</summary>
    public async Task WithdrawReviewsAsync(Examination examination, string reason, CancellationToken cancellationToken)
    {
        await ArbitrationDesk.LapseAsync(db, examination, cancellationToken);
        var live = await db.Reviews.Where(r => r.ExaminationId == examination.Id && ReviewStatuses.Live.Contains(r.Status))
            .OrderBy(r => r.Id).ToListAsync(cancellationToken);
        foreach (var review in live)
        {
            var from = review.Status;
            review.Withdraw(reason);
            db.Record(review, "review-withdrawn", from.ToString(), review.Status.ToString(), reason);
            outbox.Add(examination.Unassign(review.Expert, reason));
            db.Record(examination, "expert-unassigned", reason: reason, data: new { review.Expert });
        }
    }

    private IQueryable<Examination> OfCall(Guid callId) =>
        db.Examinations.FromSql($"SELECT * FROM examination WHERE call_id = {callId} ORDER BY id FOR UPDATE");
}
