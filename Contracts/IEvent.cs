namespace Contracts;

/// <summary>A past-tense, immutable fact about one aggregate, published by its owner alone.</summary>
/// <remarks>
/// Changed by addition only. It carries the state its subscribers need, so they never ask back, and the aggregate's
/// version, so a subscriber can ignore a fact at or below the last one it applied.
/// </remarks>
public interface IEvent
{
    Guid AggregateId { get; }

    long Version { get; }
}
