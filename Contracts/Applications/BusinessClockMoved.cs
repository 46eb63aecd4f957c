namespace Contracts.Applications;

/// <summary>Demo mode only: business time is machine time plus this total offset. An offset never shrinks.</summary>
[Event(Services.Applications, Services.Applications, Services.Evaluation, Services.Registry, Services.Funding)]
public sealed record BusinessClockMoved(Guid AggregateId, long Version, TimeSpan Offset) : IEvent;
