namespace Contracts.Registry;

/// <summary>A third party is commissioned to evaluate these bases (R80).</summary>
/// <param name="AggregateId">The cycle.</param>
/// <param name="Evaluator">The commissioned organisation; its people fill in the evaluations.</param>
[Event(Services.Registry, Services.Evaluation)]
public sealed record EvaluationCycleOpened(
    Guid AggregateId, long Version, string Title, int Year, Party Evaluator, DateOnly DueOn, IReadOnlyList<CycleBase> Bases) : IEvent;

public sealed record CycleBase(Guid BaseId, string Number, BaseKind Kind, string Name, Party Builder);
