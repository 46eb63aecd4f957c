using Contracts.Applications;
using Evaluation.Data;
using Evidence;
using Messaging;

namespace Evaluation.Examinations;

/// <summary>On <see cref="ApplicationWithdrawn"/>: nobody examines it any more, whether or not it was known before.</summary>
internal sealed class EndExamination(EvaluationDb db, ExaminationDesk desk) : IHandle<ApplicationWithdrawn>
{
    public async Task HandleAsync(ApplicationWithdrawn message, CancellationToken cancellationToken)
    {
        var examination = await desk.ExpectAsync(message.AggregateId, message.CallId, cancellationToken);
        var from = examination.Status;
        if (examination.Follow(message.Version, ExaminationStatus.Withdrawn))
        {
            db.Record(examination, "examination-ended", from.ToString(), examination.Status.ToString(), message.Reason);
            await desk.WithdrawReviewsAsync(examination, "The applicant has withdrawn.", cancellationToken);
        }
    }
}
