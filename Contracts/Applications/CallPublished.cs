namespace Contracts.Applications;

/// <summary>A call for applications is open to the world (R86); its rules no longer change in silence.</summary>
[Event(Services.Applications, Services.Evaluation)]
public sealed record CallPublished(
    Guid AggregateId, long Version, string Title, int Year, IReadOnlyList<BaseKind> Kinds, DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt) : IEvent;
