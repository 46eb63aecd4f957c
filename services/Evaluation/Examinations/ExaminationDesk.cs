using Evaluation.Arbitrations;
using Evaluation.Data;
using Evaluation.Reviews;
using Evidence;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Examinations;

/// <summary>Loads examinations for a change: locked until the transaction ends, so that two changes at once follow each other.</summary>
internal sealed class ExaminationDesk(EvaluationDb db, EventOutbox outbox)
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

    public Task<List<Examination>> LockAllAsync(Guid callId, CancellationToken cancellationToken) =>
        db.Examinations.FromSql($"SELECT * FROM examination WHERE call_id = {callId} ORDER BY id FOR UPDATE").ToListAsync(cancellationToken);

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
}
