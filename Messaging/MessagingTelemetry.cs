using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Messaging;

/// <summary>What operators see of the messaging: counts of published, consumed, duplicate and dead messages.</summary>
public static class MessagingTelemetry
{
    public const string Name = "Platform.Messaging";

    private static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource Source = new(Name);

    internal static readonly Counter<long> Published = Meter.CreateCounter<long>("messaging.published", "{message}");
    internal static readonly Counter<long> PublishFailed = Meter.CreateCounter<long>("messaging.publish.failed", "{message}");
    internal static readonly Counter<long> Consumed = Meter.CreateCounter<long>("messaging.consumed", "{message}");
    internal static readonly Counter<long> Duplicates = Meter.CreateCounter<long>("messaging.duplicates", "{message}");
    internal static readonly Counter<long> DeadLetters = Meter.CreateCounter<long>("messaging.dead_letters", "{message}");

    internal static KeyValuePair<string, object?> Of(string type) => new("messaging.message.type", type);
}
