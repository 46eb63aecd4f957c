namespace Messaging;

/// <summary>The name under which this process publishes and subscribes.</summary>
public sealed record ServiceName(string Value);
