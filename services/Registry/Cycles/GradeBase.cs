using Calendar;
using Contracts.Evaluation;
using Evidence;
using Messaging;
using Messaging.Outbox;
using Registry.Bases;
using Registry.Data;

namespace Registry.Cycles;

/// <summary>
/// On <see cref="PerformanceEvaluated"/>: the base has its grade, once for each version of its evaluation. A base that has lost
/// its title is graded no more; what its evaluation said stays in the cycle.
/// </summary>
internal sealed class GradeBase(RegistryDb db, EventOutbox outbox, BaseJournal journal, BusinessClock clock) : IHandle<PerformanceEvaluated>
{
    public async Task HandleAsync(PerformanceEvaluated message, CancellationToken cancellationToken)
    {
        var graded = await db.LockBaseAsync(message.BaseId, cancellationToken);
        var cycle = await db.LockCycleAsync(message.CycleId, cancellationToken);
        if (graded is null || cycle is null)
        {
            throw new InvalidOperationException($"The registry knows no base {message.BaseId} or no evaluation cycle {message.CycleId}.");
        }

        var (from, isFirst) = (cycle.Status, cycle.Find(message.BaseId)?.EvaluationVersion is 0);
        if (!cycle.Apply(message, clock.Today))
        {
            return;
        }

        db.Record(cycle, "cycle-base-evaluated", from.ToString(), cycle.Status.ToString(), data: new { message.BaseId, Grade = message.Grade.ToString() });
        if (graded.IsEntitled && (isFirst || graded.GradedInCycle == cycle.Id)) // a correction touches its own grade only
        {
            outbox.Add(graded.GiveGrade(cycle.Id, message.Grade, message.EvaluatedOn, message.Score));
            journal.WriteChange(graded, "graded", cycle.Title, journal.DayOf(graded, message.EvaluatedOn));
        }
    }
}
