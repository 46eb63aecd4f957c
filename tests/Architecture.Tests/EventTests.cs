using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Architecture.Tests.Code;
using Contracts;
using Messaging;

namespace Architecture.Tests;

/// <summary>The events are one catalogue: every fact has its owner, its folder, and a handler at each subscriber.</summary>
public sealed class EventTests
{
    private static readonly EventCatalog Catalog = new(typeof(IEvent).Assembly);

    [Fact]
    public void An_event_lies_in_its_owners_folder() => Findings.None(
        from e in Catalog.All
        let folder = Parts.FolderOf(e.Owner)
        where e.Type.Namespace != $"Contracts.{folder}" || !Repository.Has($"Contracts/{folder}/{e.Type.Name}.cs")
        select $"{e.Type.Name} belongs to {e.Owner}: it goes to Contracts/{folder}/{e.Type.Name}.cs, namespace Contracts.{folder}.");

    [Fact]
    public void Owners_and_subscribers_are_services() => Findings.None(
        from e in Catalog.All
        from name in e.Subscribers.Append(e.Owner)
        where !Parts.ServiceNames.Contains(name)
        select $"{e.Type.Name} names {name}, which is no service.");

    [Fact]
    public void An_event_never_changes_after_it_was_made() => Findings.None(
        from e in Catalog.All
        let mutable = e.Type.GetProperties().Where(IsMutable).Select(property => property.Name).ToList()
        where !e.Type.IsSealed || !e.Type.IsRecord() || !e.Type.IsPublic || mutable.Count > 0
        select $"{e.Type.Name} must be a public sealed record of immutable properties ({string.Join(", ", mutable)}).");

    [Fact]
    public void A_handler_is_registered_by_subscribers_only() => Findings.None(
        from registration in SubscriptionTable.Read()
        let e = Catalog.All.SingleOrDefault(e => e.Type.Name == registration.Event)
        where e is null || !e.Subscribers.Contains(registration.Service)
        select $"{registration.Service} handles {registration.Event} but is not named by its [Event] attribute.");

    [Fact]
    public void Every_subscriber_has_a_handler()
    {
        var registered = SubscriptionTable.Read().Select(r => (r.Service, r.Event)).ToHashSet();
        Findings.None(
            from e in Catalog.All
            from subscriber in e.Subscribers
            where !registered.Contains((subscriber, e.Type.Name))
            select $"{subscriber} is to receive {e.Type.Name} but registers no handler: its queue would never exist and the event would wait for it.");
    }

    [Fact]
    public void Every_handler_is_registered()
    {
        var registered = SubscriptionTable.Read().Select(r => r.Handler).ToHashSet();
        Findings.None(
            from assembly in Parts.BusinessServices.Append(Assembly.Load("Calendar"))
            from type in assembly.WrittenTypes()
            where type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<>))
            where !registered.Contains(type.Name.Split('`')[0])
            select $"{type.FullName} handles an event but Program.cs does not register it.");
    }

    private static bool IsMutable(PropertyInfo property)
    {
        var isInitOnly = property.SetMethod is null
            || property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return !isInitOnly || !IsImmutable(property.PropertyType);
    }

    private static bool IsImmutable(Type type) => type switch
    {
        { IsValueType: true } => type.GetGenericArguments().All(IsImmutable),
        _ when type == typeof(string) => true,
        { IsGenericType: true } when IsReadOnlyCollection(type.GetGenericTypeDefinition()) => type.GetGenericArguments().All(IsImmutable),
        _ => type.Assembly == typeof(IEvent).Assembly && type.IsSealed && type.IsRecord() && !type.GetProperties().Any(IsMutable),
    };

    private static bool IsReadOnlyCollection(Type definition) =>
        definition == typeof(IReadOnlyList<>) || definition == typeof(IReadOnlyDictionary<,>) || definition == typeof(ImmutableArray<>);
}
