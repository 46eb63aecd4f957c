using Contracts;

namespace Messaging.Probe;

/// <summary>An ordinary event with one subscriber.</summary>
[Event(ProbeHost.Service, ProbeHost.Service)]
public sealed record Ticked(Guid AggregateId, long Version, string Text) : IEvent;

/// <summary>An event one of whose subscribers does not exist on the broker.</summary>
[Event(ProbeHost.Service, ProbeHost.Service, "absent")]
public sealed record HalfHeard(Guid AggregateId, long Version) : IEvent;

/// <summary>An event nobody subscribes to.</summary>
[Event(ProbeHost.Service)]
public sealed record Unheard(Guid AggregateId, long Version) : IEvent;
