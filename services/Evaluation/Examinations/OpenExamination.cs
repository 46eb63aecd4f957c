using Contracts.Applications;
using Evaluation.Data;
using Evidence;
using Messaging;

namespace Evaluation.Examinations;

/// <summary>On <see cref="ApplicationEligible"/>: the application waits for experts, anew if it was examined before.</summary>
internal sealed class OpenExamination(EvaluationDb db, ExaminationDesk desk) : IHandle<ApplicationEligible>
{
    public async Task HandleAsync(ApplicationEligible message, CancellationToken cancellationToken)
    {
        var examination = await desk.ExpectAsync(message.AggregateId, message.CallId, cancellationToken);
        if (examination.TakeForm(message))
        {
            db.Record(examination, "form-received");
        }

        var from = examination.Status;
        if (examination.Follow(message.Version, ExaminationStatus.Waiting))
        {
            db.Record(examination, "examination-opened", from.ToString(), examination.Status.ToString());
            await desk.WithdrawReviewsAsync(examination, "The application is examined anew.", cancellationToken);
        }
    }
}

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
