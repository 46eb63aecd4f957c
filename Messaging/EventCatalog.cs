using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using Contracts;

namespace Messaging;

/// <summary>Every event the platform knows: its name, its owner, its subscribers and the queue of each.</summary>
public sealed class EventCatalog
{
    private readonly FrozenDictionary<string, EventDescription> _byName;
    private readonly FrozenDictionary<Type, EventDescription> _byType;

    public EventCatalog(params IEnumerable<Assembly> assemblies)
    {
        var events = assemblies.SelectMany(a => a.GetTypes())
            .Where(t => t.IsAssignableTo(typeof(IEvent)) && t is { IsClass: true, IsAbstract: false })
            .Select(EventDescription.Of)
            .ToList();
        _byName = events.ToFrozenDictionary(e => e.Name);
        _byType = events.ToFrozenDictionary(e => e.Type);
    }

    public IEnumerable<EventDescription> All => _byType.Values.OrderBy(e => e.Owner).ThenBy(e => e.Name);

    public IEnumerable<EventDescription> OwnedBy(string service) => All.Where(e => e.Owner == service);

    public EventDescription Describe(Type type) => _byType.TryGetValue(type, out var found)
        ? found
        : throw new InvalidOperationException($"{type.Name} is no catalogued event: give it an [Event] attribute in Contracts.");

    public EventDescription? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>One event as the broker sees it.</summary>
/// <param name="Exchange">The fan-out exchange that MassTransit names after the message type.</param>
public sealed record EventDescription(Type Type, string Name, string Owner, IReadOnlyList<string> Subscribers, string Exchange)
{
    /// <summary>The queue, and the exchange in front of it, through which one service receives this event.</summary>
    public string QueueOf(string service) => $"{service}.{Name}";

    internal static EventDescription Of(Type type)
    {
        var declared = type.GetCustomAttribute<EventAttribute>()
            ?? throw new InvalidOperationException($"{type.Name} implements IEvent but has no [Event] attribute.");
        return new(type, KebabCase(type.Name), declared.Owner, declared.Subscribers, $"{type.Namespace}:{type.Name}");
    }

    private static string KebabCase(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString();
    }
}
