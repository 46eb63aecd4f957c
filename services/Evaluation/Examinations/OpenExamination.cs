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
