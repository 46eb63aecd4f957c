using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Evidence;

/// <summary>Runs the sealer every interval for as long as the service lives; a failure is said once and tried again.</summary>
internal sealed partial class SealWorker<TDb>(
    IServiceScopeFactory scopes, AuditSealer sealer, SealState state, TimeProvider time, IOptions<EvidenceOptions> options,
    ILogger<SealWorker<TDb>> logger) : BackgroundService
    where TDb : DbContext
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SealInterval, time);
        do
        {
            await RunAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TDb>();
            await db.Database.OpenConnectionAsync(stoppingToken);
            await sealer.RunAsync((NpgsqlConnection)db.Database.GetDbConnection(), stoppingToken);
            if (state.Clear())
            {
                LogRecovered(logger);
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            if (state.Report(e.Message))
            {
                LogFailed(logger, e.Message, e);
            }
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "The audit log cannot be sealed: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason, Exception exception);

    [LoggerMessage(2002, LogLevel.Information, "The audit log is sealed again")]
    private static partial void LogRecovered(ILogger logger);
}

/// <summary>Whether sealing works, as <c>/health</c> shows it: degraded, because the service itself still serves.</summary>
internal sealed class SealState : IHealthCheck
{
    private string? _problem;

    /// <summary>True when the problem is a new one.</summary>
    public bool Report(string problem) => Interlocked.Exchange(ref _problem, problem) != problem;

    public bool Clear() => Interlocked.Exchange(ref _problem, null) is not null;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_problem is { } problem ? HealthCheckResult.Degraded($"The audit log cannot be sealed: {problem}") : HealthCheckResult.Healthy());
}
