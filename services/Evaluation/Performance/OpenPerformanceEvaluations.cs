using Contracts.Registry;
using Evaluation.Data;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Performance;

/// <summary>On <see cref="EvaluationCycleOpened"/>: one evaluation for each base of the cycle (R80).</summary>
internal sealed class OpenPerformanceEvaluations(EvaluationDb db, BaseBook book) : IHandle<EvaluationCycleOpened>
{
    public async Task HandleAsync(EvaluationCycleOpened message, CancellationToken cancellationToken)
    {
        await book.LockAsync(cancellationToken);
        var ids = message.Bases.Select(b => b.BaseId).ToList();
        var known = await db.KnownBases.Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancellationToken);
        var existing = await db.PerformanceEvaluations.Where(e => e.CycleId == message.AggregateId).ToDictionaryAsync(e => e.BaseId, cancellationToken);
        foreach (var cycleBase in message.Bases.DistinctBy(b => b.BaseId))
        {
            var isNew = !existing.TryGetValue(cycleBase.BaseId, out var evaluation);
            if (isNew)
            {
                evaluation = new(message, cycleBase);
                db.PerformanceEvaluations.Add(evaluation);
            }

            var from = evaluation!.Status;
            var changed = isNew | evaluation.Follow(message);
            if (known.TryGetValue(cycleBase.BaseId, out var @base))
            {
                changed |= evaluation.Follow(@base);
            }

            if (changed)
            {
                db.Record(evaluation, isNew ? "performance-evaluation-opened" : "cycle-followed", from.ToString(), evaluation.Status.ToString());
            }
        }
    }
}

/// <summary>What a base has reported for a cycle (R102), which may come before the cycle itself.</summary>
internal sealed class ProgressReport
{
    private ProgressReport()
    {
    }

    public ProgressReport(BaseProgressReported report)
    {
        (Id, CycleId, BaseId) = (report.AggregateId, report.CycleId, report.BaseId);
        Follow(report);
    }

    public Guid Id { get; private set; }

    public long Version { get; private set; }

    public Guid CycleId { get; private set; }

    public Guid BaseId { get; private set; }

    public IReadOnlyList<ReportedFigure> Figures { get; private set; } = [];

    public string Achievements { get; private set; } = "";

    public string Problems { get; private set; } = "";

    public DateOnly ReportedOn { get; private set; }

    public void Follow(BaseProgressReported report)
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
            report.Follow(message);
        }
    }
}
