using Contracts.Registry;
using Evaluation.Data;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Performance;

/// <summary>What a base has reported for a cycle (R102), which may come before the cycle itself.</summary>
internal sealed class ProgressReport
{
    private ProgressReport()
    {
    }

    public ProgressReport(BaseProgressReported report)
    {
        (Id, CycleId, BaseId) = (report.AggregateId, report.CycleId, report.BaseId);
        Apply(report);
    }

    public Guid Id { get; private set; }

    public long Version { get; private set; }

    public Guid CycleId { get; private set; }

    public Guid BaseId { get; private set; }

    public IReadOnlyList<ReportedFigure> Figures { get; private set; } = [];

    public string Achievements { get; private set; } = "";

    public string Problems { get; private set; } = "";

    public DateOnly ReportedOn { get; private set; }

    public void Apply(BaseProgressReported report)
    {
        if (report.Version > Version)
        {
            (Version, Figures, Achievements, Problems, ReportedOn) =
                (report.Version, [.. report.Figures], report.Achievements, report.Problems, report.ReportedOn);
        }
    }

    /// <summary>The base's last word for the cycle.</summary>
    public static Task<ProgressReport?> LatestAsync(EvaluationDb db, PerformanceEvaluation evaluation, CancellationToken cancellationToken) =>
        db.ProgressReports.AsNoTracking().Where(r => r.CycleId == evaluation.CycleId && r.BaseId == evaluation.BaseId)
            .OrderByDescending(r => r.ReportedOn).ThenByDescending(r => r.Id).FirstOrDefaultAsync(cancellationToken);
}
