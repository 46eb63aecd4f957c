using System.ComponentModel.DataAnnotations;

namespace Messaging;

/// <summary>Limits of the relay and the consumers; every one has a default that fits a two-core machine.</summary>
public sealed class MessagingOptions
{
    public const string Section = "Messaging";

    /// <summary>RabbitMQ's management API; bindings are compared through it. Credentials are those of the AMQP connection string.</summary>
    [Required(ErrorMessage = "Messaging__ManagementUrl is missing: give the URL of RabbitMQ's management API, such as http://127.0.0.1:15672.")]
    public Uri? ManagementUrl { get; set; }

    /// <summary>The AMQP address, from <c>ConnectionStrings__messaging</c>.</summary>
    public string? Broker { get; set; }

    [Range(1, 5_000)]
    public int RelayBatch { get; set; } = 500;

    /// <summary>How long one publish may wait for its confirm; afterwards its outcome is unknown and it is sent again with the same id.</summary>
    [Duration("00:00:00.100", "00:05:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The net under the in-process signal: how often the relay looks for rows it was not told about.</summary>
    [Duration("00:00:00.050", "00:01:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Attempts after which an unsendable row is dead: visible, replayable, and in nobody's way.</summary>
    [Range(1, 1_000)]
    public int MaxSendAttempts { get; set; } = 20;

    [Duration("00:00:00.010", "01:00:00")]
    public TimeSpan FirstBackoff { get; set; } = TimeSpan.FromMilliseconds(500);

    [Duration("00:00:00.010", "01:00:00")]
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Shorter than <see cref="MaxBackoff"/>: when the broker is back, every row should soon find out.</summary>
    [Duration("00:00:00.010", "00:01:00")]
    public TimeSpan MaxBrokerBackoff { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Attempts at a message whose handler throws before it becomes a dead letter.</summary>
    [Range(1, 100)]
    public int MaxHandleAttempts { get; set; } = 5;

    [Range(1, 1_000)]
    public int Prefetch { get; set; } = 64;

    /// <summary>How old the oldest unsent row may be before health says degraded.</summary>
    [Duration("00:00:01", "1.00:00:00")]
    public TimeSpan MaxOutboxAge { get; set; } = TimeSpan.FromSeconds(30);

    [Duration("00:00:00.050", "00:10:00")]
    public TimeSpan BindingsInterval { get; set; } = TimeSpan.FromSeconds(5);
}
