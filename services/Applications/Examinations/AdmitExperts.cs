using Applications.Data;
using Applications.Intake;
using Contracts.Evaluation;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Applications.Examinations;

/// <summary>On <see cref="ExpertsAssigned"/>: these experts may read the application, which is under evaluation now.</summary>
internal sealed class AdmitExperts(ApplicationsDb db) : IHandle<ExpertsAssigned>
{
    public async Task HandleAsync(ExpertsAssigned message, CancellationToken cancellationToken)
    {
        var examination = await db.ExpectExaminationAsync(message.AggregateId, message.ApplicationId, cancellationToken);
        if (!examination.Admit(message.Experts, message.Version))
        {
            return;
        }

        db.Record(examination, "experts-assigned", data: new { examination.ApplicationId, examination.Experts });
        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == message.ApplicationId, cancellationToken);
        if (application is { Status: ApplicationStatus.Eligible }) // a ranking that came first has moved it further already
        {
            application.BeginEvaluation();
            db.Record(application, "evaluation-begun", nameof(ApplicationStatus.Eligible), application.Status.ToString());
        }
    }
}
