namespace Contracts;

/// <summary>Names the one service that publishes an event and the services that must receive it.</summary>
/// <remarks>The source of <c>docs/messages.md</c>, of every subscription's queue and of the bindings that health checks.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventAttribute(string owner, params string[] subscribers) : Attribute
{
    public string Owner { get; } = owner;

    /// <summary>Empty for an event nobody subscribes to yet: it is published without the broker's <c>mandatory</c> flag.</summary>
    public IReadOnlyList<string> Subscribers { get; } = subscribers;
}
