using Contracts.Registry;
using Evaluation.Data;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Performance;

/// <summary>On <see cref="BaseProgressReported"/>: keeps the report for whoever evaluates the base.</summary>
internal sealed class KeepProgressReport(EvaluationDb db) : IHandle<BaseProgressReported>
{
    public async Task HandleAsync(BaseProgressReported message, CancellationToken cancellationToken)
    {
        var report = await db.ProgressReports.SingleOrDefaultAsync(r => r.Id == message.AggregateId, cancellationToken);
        if (report is null)
        {
            db.ProgressReports.Add(new(message));
        }
        else
        {
            report.Apply(message);
        }
    }
}
