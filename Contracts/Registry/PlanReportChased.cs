namespace Contracts.Registry;

/// <summary>A base's report on a period is late, and its builder is told so (催报).</summary>
/// <param name="AggregateId">The report.</param>
/// <param name="Name">The base's name.</param>
/// <param name="Period">As people name it, such as 2018年第4季度.</param>
/// <param name="Chases">How often it has been chased, this time included.</param>
[Event(Services.Registry, Services.Applications)]
public sealed record PlanReportChased(
    Guid AggregateId, long Version, Guid BaseId, string Name, Party Builder, string Area, string Period, DateOnly DueOn, int Chases) : IEvent;
