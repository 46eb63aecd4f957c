using Contracts.Applications;
using Evaluation.Data;
using Evidence;
using Messaging;

namespace Evaluation.Examinations;

/// <summary>On <see cref="ObjectionUpheld"/>: the application is examined again, at once or after its new eligibility check.</summary>
internal sealed class ReopenExamination(EvaluationDb db, ExaminationDesk desk) : IHandle<ObjectionUpheld>
{
    public async Task HandleAsync(ObjectionUpheld message, CancellationToken cancellationToken)
    {
        var examination = await desk.ExpectAsync(message.AggregateId, message.CallId, cancellationToken);
        var from = examination.Status;
        if (examination.Follow(message.Version, message.ToEvaluation ? ExaminationStatus.Waiting : ExaminationStatus.Returned))
        {
            db.Record(examination, "examination-reopened", from.ToString(), examination.Status.ToString(), message.Reason);
            await desk.WithdrawReviewsAsync(examination, "An objection was upheld.", cancellationToken);
        }
    }
}
