using Messaging.Outbox;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Messaging.Broker;

/// <summary>
/// Compares the broker's bindings with the catalogue's subscribers, and holds an event back until the queue of every
/// subscriber is bound: a fan-out with one queue missing would be confirmed, and lost for that subscriber.
/// </summary>
internal sealed partial class BindingMonitor : BackgroundService, IHealthCheck
{
    private readonly List<EventDescription> _owned;
    private readonly ManagementApi _broker;
    private readonly RelaySignal _signal;
    private readonly MessagingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<BindingMonitor> _logger;
    private volatile IReadOnlyList<MissingBinding> _missing;

    public BindingMonitor(
        ServiceName service, EventCatalog catalog, ManagementApi broker, RelaySignal signal,
        IOptions<MessagingOptions> options, TimeProvider time, ILogger<BindingMonitor> logger)
    {
        (_broker, _signal, _options, _time, _logger) = (broker, signal, options.Value, time, logger);
        _owned = [.. catalog.OwnedBy(service.Value).Where(e => e.Subscribers.Count > 0)];
        _missing = [.. _owned.SelectMany(e => e.Subscribers, (e, s) => new MissingBinding(e, s))]; // unproved is missing
    }

    /// <summary>Names of the events that must wait.</summary>
    public string[] HeldTypes() => [.. _missing.Select(m => m.Event.Name).Distinct()];

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_missing is { Count: > 0 } missing
            ? HealthCheckResult.Degraded($"Events wait for these bindings: {string.Join(", ", missing)}.")
            : HealthCheckResult.Healthy("Every subscriber of every event is bound."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.BindingsInterval, _time);
        do
        {
            try
            {
                await CompareAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogUnreachable(failure.Message); // what was bound when last seen is taken to be bound: Mandatory is the net
            }

            timer.Period = _missing.Count == 0 ? _options.BindingsInterval : Shorter(_options.BindingsInterval);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task CompareAsync(CancellationToken cancellationToken)
    {
        var bindings = await _broker.BindingsAsync(cancellationToken);
        IReadOnlyList<MissingBinding> missing =
        [
            .. from e in _owned
               from subscriber in e.Subscribers
               let queue = e.QueueOf(subscriber)
               where !bindings.Contains(new(e.Exchange, queue, Binding.Exchange))
                     || !bindings.Contains(new(queue, queue, Binding.Queue))
               select new MissingBinding(e, subscriber),
        ];
        var freed = missing.Count < _missing.Count;
        _missing = missing;
        if (freed)
        {
            _signal.Set();
        }
    }

    private static TimeSpan Shorter(TimeSpan interval) =>
        interval < TimeSpan.FromMilliseconds(250) ? interval : TimeSpan.FromMilliseconds(250);

    [LoggerMessage(1003, LogLevel.Warning, "The broker's management API did not answer: {Reason}")]
    private partial void LogUnreachable(string reason);

    private sealed record MissingBinding(EventDescription Event, string Subscriber)
    {
        public override string ToString() => Event.QueueOf(Subscriber);
    }
}
