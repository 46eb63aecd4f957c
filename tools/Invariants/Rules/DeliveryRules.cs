using Contracts;
using Messaging;

namespace Invariants.Rules;

/// <summary>Every event that was recorded has had its effect at each subscriber, once, and nothing is left on the way.</summary>
internal static class DeliveryRules
{
    private static readonly EventCatalog Catalog = new(typeof(IEvent).Assembly);

    public static IEnumerable<IRule> All =>
    [
        .. PlatformDatabases.Services.Select(service => new SqlRule("outbox is empty", service, "select id, type, last_error from outbox")),
        .. PlatformDatabases.Services.Select(service => new SqlRule(
            "no dead letters", service, "select consumer, type, left(reason, 300) from dead_letter where resolved is null")),
        .. PlatformDatabases.Services.Select(owner => new CrossRule(
            $"{owner}: every event is in the inbox of each subscriber", (databases, cancel) => MissingAsync(databases, owner, cancel))),
    ];

    private static async Task<IReadOnlyList<string>> MissingAsync(PlatformDatabases databases, string owner, CancellationToken cancel)
    {
        var published = (await databases.ReadAsync(
            owner, "select e ->> 'id', e ->> 'type' from audit, jsonb_array_elements(events) e", cancel)).ToLookup(row => row[1], row => row[0]);
        var missing = new List<string>();
        foreach (var (description, subscriber) in Catalog.OwnedBy(owner).SelectMany(d => d.Subscribers.Select(s => (d, s))))
        {
            var had = (await databases.ReadAsync(
                subscriber, $"select message_id from inbox where consumer = '{description.QueueOf(subscriber)}'", cancel)).Select(row => row[0]).ToHashSet();
            missing.AddRange(published[description.Name].Where(id => !had.Contains(id)).Select(id => $"{description.Name} {id} is not at {subscriber}"));
            missing.AddRange(had.Except(published[description.Name]).Select(id => $"{subscriber} had {description.Name} {id}, which nobody recorded"));
        }

        return missing;
    }
}
