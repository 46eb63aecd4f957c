namespace Contracts.Registry;

/// <summary>A base has reported what it reached by its targets (R102).</summary>
/// <param name="AggregateId">The report.</param>
[Event(Services.Registry, Services.Evaluation)]
public sealed record BaseProgressReported(
    Guid AggregateId, long Version, Guid CycleId, Guid BaseId, IReadOnlyList<ReportedFigure> Figures, string Achievements,
    string Problems, DateOnly ReportedOn) : IEvent;

/// <param name="Code">The target's code.</param>
/// <param name="Reached">In the target's unit.</param>
/// <param name="LessIsBetter">As the target says.</param>
public sealed record ReportedFigure(string Code, string Name, decimal Target, decimal Reached, string Unit, bool? LessIsBetter = null);
