using Messaging.Broker;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Messaging.Outbox;

/// <summary>
/// Moves committed events to the broker: at least once, in batches, by any number of replicas, each row independent of
/// the others. Wakes on the signal after a commit, and each second to sweep up what no signal told of.
/// </summary>
internal sealed partial class OutboxRelay(
    NpgsqlDataSource database, OutboxPublisher publisher, BindingMonitor bindings, BusState bus, RelaySignal signal,
    IOptions<MessagingOptions> options, TimeProvider time, ILogger<OutboxRelay> logger) : BackgroundService
{
    /// <summary>The broker took nothing of the last batch: until it takes one row again, one is all it is asked to.</summary>
    private bool _probing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            try
            {
                await bus.WaitUntilConnectedAsync(stoppingToken);
                do
                {
                    began = time.GetTimestamp();
                }
                while (await RelayBatchAsync(stoppingToken)); // one that moved something may have left more behind it
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogBatchFailed(failure);
            }

            await RestAsync(time.GetElapsedTime(began), stoppingToken);
            await signal.WaitAsync(options.Value.SweepInterval, time, stoppingToken);
        }
    }

    /// <summary>Each look passes by all rows whose types wait for a binding: a tenth of the time is enough for that.</summary>
    private async Task RestAsync(TimeSpan look, CancellationToken stoppingToken)
    {
        if (bindings.HeldTypes() is not [])
        {
            var rest = 9 * look;
            await Task.Delay(rest < options.Value.SweepInterval ? rest : options.Value.SweepInterval, time, stoppingToken);
        }
    }

    /// <summary>True when it published something and so should look again at once.</summary>
    internal async Task<bool> RelayBatchAsync(CancellationToken cancellationToken)
    {
        if (publisher.CountUnconfirmed() >= options.Value.RelayBatch)
        {
            return false; // the broker answers nobody: what waits for it in memory stays bounded
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var batch = await OutboxStore.ClaimAsync(
            connection, _probing ? 1 : options.Value.RelayBatch, bindings.HeldTypes(), time.GetUtcNow(), cancellationToken);
        if (batch.Count == 0)
        {
            return false;
        }

        CrashPoint.Visit("relay.after-select-before-publish");
        var publishing = batch.Select(row => publisher.PublishAsync(row, cancellationToken)).ToArray();
        CrashPoint.Visit("relay.after-publish-before-confirm");
        var outcomes = await Task.WhenAll(publishing);
        CrashPoint.Visit("relay.after-confirm-before-delete");
        var sent = outcomes.Where(o => o.Error is null).Select(o => o.Message).ToList();
        var failed = outcomes.Where(o => o.Error is not null).ToList();
        _probing = outcomes.All(o => o.BrokerFailed); // each row that waits for a connection would try to make one of its own
        if (sent.Count > 0)
        {
            await OutboxStore.CompleteAsync(connection, sent, cancellationToken);
        }

        if (failed.Count > 0)
        {
            await OutboxStore.BackOffAsync(connection, failed, time.GetUtcNow(), options.Value, cancellationToken);
        }

        CrashPoint.Visit("relay.after-delete-before-commit");
        await transaction.CommitAsync(cancellationToken);
        return sent.Count > 0;
    }

    [LoggerMessage(1002, LogLevel.Warning, "A relay batch failed; its rows stay in the outbox and are tried again")]
    private partial void LogBatchFailed(Exception failure);
}
