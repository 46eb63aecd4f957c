using Contracts.Applications;
using Evaluation.Conflicts;
using Evaluation.Conflicts.Findings;
using Evaluation.Data;
using Evidence;
using Messaging;

namespace Evaluation.Examinations;

/// <summary>On <see cref="ApplicationEligible"/>: the application waits for experts, anew if it was examined before.</summary>
internal sealed class OpenExamination(EvaluationDb db, ExaminationDesk desk, ConflictDesk conflicts) : IHandle<ApplicationEligible>
{
    public async Task HandleAsync(ApplicationEligible message, CancellationToken cancellationToken)
    {
        await db.HoldFactsAsync(cancellationToken);
        var examination = await desk.ExpectAsync(message.AggregateId, message.CallId, cancellationToken);
        var isNewForm = examination.TakeForm(message);
        if (isNewForm)
        {
            db.Record(examination, "form-received");
        }

        var from = examination.Status;
        if (examination.Follow(message.Version, ExaminationStatus.Waiting))
        {
            db.Record(examination, "examination-opened", from.ToString(), examination.Status.ToString());
            await desk.WithdrawReviewsAsync(examination, "The application is examined anew.", cancellationToken);
        }
        else if (isNewForm)
        {
            await db.SaveChangesAsync(cancellationToken);
            await conflicts.RecheckAsync(examination, cancellationToken); // it came late: other parties than those the experts were chosen by
        }
    }
}
