namespace Contracts.Evaluation;

/// <summary>The third party has evaluated one base's performance (R80, R101).</summary>
/// <param name="AggregateId">The evaluation of this base in this cycle.</param>
/// <param name="Score">0 to 100, four decimal places.</param>
[Event(Services.Evaluation, Services.Registry)]
public sealed record PerformanceEvaluated(
    Guid AggregateId, long Version, Guid CycleId, Guid BaseId, decimal Score, Grade Grade, string RecordHash, DateOnly EvaluatedOn) : IEvent;
