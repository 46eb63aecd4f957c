using Contracts.Applications;
using Evaluation.Data;
using Evaluation.Reviews;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Examinations;

/// <summary>
/// On <see cref="ObjectionUpheld"/>: where it names items or sheets, exactly those are opened again and the rest stands; otherwise the
/// application is examined anew, at once or after its new eligibility check.
/// </summary>
internal sealed class ReopenExamination(EvaluationDb db, ExaminationDesk desk, ReviewDesk reviews) : IHandle<ObjectionUpheld>
{
    public async Task HandleAsync(ObjectionUpheld message, CancellationToken cancellationToken)
    {
        var examination = await desk.ExpectAsync(message.AggregateId, message.CallId, cancellationToken);
        var (sheets, items) = await ConcernedAsync(examination, message, cancellationToken);
        var next = !message.ToEvaluation ? ExaminationStatus.Returned : sheets.Count > 0 ? ExaminationStatus.UnderReview : ExaminationStatus.Waiting;
        var from = examination.Status;
        if (!examination.Follow(message.Version, next))
        {
            return;
        }

        db.Record(examination, "examination-reopened", from.ToString(), examination.Status.ToString(), message.Reason, new { message.Items, message.Reviews });
        foreach (var sheet in sheets)
        {
            reviews.Reopen(sheet, message.Reason, items);
        }

        if (sheets.Count == 0)
        {
            await desk.WithdrawReviewsAsync(examination, "An objection was upheld.", cancellationToken);
        }
    }

    /// <summary>The locked sheets that it names, by themselves or by an item. None where it names nothing that is here: then all is examined anew.</summary>
    private async Task<(IReadOnlyList<Review> Sheets, IReadOnlyList<string> Items)> ConcernedAsync(
        Examination examination, ObjectionUpheld message, CancellationToken cancellationToken)
    {
        var criteria = await db.CriteriaVersions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == examination.CriteriaVersionId, cancellationToken);
        var items = (message.Items ?? []).Where(code => criteria?.Items.Any(item => item.Code == code) == true).ToList();
        var named = message.Reviews ?? [];
        if (!message.ToEvaluation || (items.Count == 0 && named.Count == 0))
        {
            return ([], []);
        }

        var locked = await db.Reviews.Where(r => r.ExaminationId == examination.Id && r.Status == ReviewStatus.Locked).OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        return ([.. locked.Where(r => named.Count == 0 || named.Contains(r.Id))], items);
    }
}
