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
            var changed = isNew | evaluation.Apply(message);
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
