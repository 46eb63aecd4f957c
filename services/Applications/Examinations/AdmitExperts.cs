using Applications.Data;
using Applications.Intake;
using Contracts.Evaluation;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Applications.Examinations;

/// <summary>On <see cref="ExpertsAssigned"/>: these experts may read the application, which is under evaluation now.</summary>
internal sealed class AssignExperts(ApplicationsDb db) : IHandle<ExpertsAssigned>
{
    public async Task HandleAsync(ExpertsAssigned message, CancellationToken cancellationToken)
    {
        var examination = await db.FindOrAddAsync(message.AggregateId, message.ApplicationId, cancellationToken);
        if (!examination.Assign(message.Experts, message.Version))
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

/// <summary>On <see cref="ExpertUnassigned"/>: that expert may read the application no more.</summary>
internal sealed class UnassignExpert(ApplicationsDb db) : IHandle<ExpertUnassigned>
{
    public async Task HandleAsync(ExpertUnassigned message, CancellationToken cancellationToken)
    {
        var examination = await db.FindOrAddAsync(message.AggregateId, message.ApplicationId, cancellationToken);
        if (examination.Unassign(message.Expert, message.Version))
        {
            db.Record(examination, "expert-unassigned", reason: message.Reason, data: new { examination.ApplicationId, message.Expert });
        }
    }
}

/// <summary>The first message about an examination makes it known, whichever it is.</summary>
internal static class ExaminationQueries
{
    public static async Task<Examination> FindOrAddAsync(this ApplicationsDb db, Guid id, Guid applicationId, CancellationToken cancellationToken)
    {
        var examination = await db.Examinations.SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (examination is null)
        {
            examination = new(id, applicationId);
            db.Examinations.Add(examination);
        }

        return examination;
    }
}
