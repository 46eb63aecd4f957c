using Applications.Data;
using Contracts.Evaluation;
using Evidence;
using Messaging;

namespace Applications.Examinations;

/// <summary>On <see cref="ExpertUnassigned"/>: that expert may read the application no more.</summary>
internal sealed class ExcludeExpert(ApplicationsDb db) : IHandle<ExpertUnassigned>
{
    public async Task HandleAsync(ExpertUnassigned message, CancellationToken cancellationToken)
    {
        var examination = await db.ExpectExaminationAsync(message.AggregateId, message.ApplicationId, cancellationToken);
        if (examination.Exclude(message.Expert, message.Version))
        {
            db.Record(examination, "expert-unassigned", reason: message.Reason, data: new { examination.ApplicationId, message.Expert });
        }
    }
}
