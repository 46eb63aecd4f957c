using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Calendar;

/// <summary>
/// Acts on due rows: each in one transaction with its removal, so it happens once whatever crashes and however many
/// replicas run. A row that fails waits by itself and holds up no other.
/// </summary>
public sealed partial class DueWorker<TDb>(
    IServiceScopeFactory scopes, BusinessClock clock, TimeProvider time, ILogger<DueWorker<TDb>> logger) : BackgroundService
    where TDb : DbContext
{
    private static readonly ActivitySource Source = new("Calendar");
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(1);
    private string[]? _kinds;

    /// <summary>Handles all that is due, and returns how many rows were taken, failed ones included.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        while (HasKinds(out var kinds) && await InStrategyAsync(token => AttemptAsync(kinds, token), cancellationToken))
        {
            taken++;
        }

        return taken;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var moved = clock.NextMove; // taken before looking, so that no move is missed
            var wait = Sweep;
            try
            {
                await DrainAsync(stoppingToken);
                wait = await UntilNextAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogUnavailable(logger, e.Message);
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(Task.Delay(wait, time, waiting.Token), moved);
            await waiting.CancelAsync();
        }
    }

    private async Task<bool> AttemptAsync(string[] kinds, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.ClaimAsync(kinds, clock.Now, time.GetUtcNow(), cancellationToken) is not { } item)
        {
            return false;
        }

        using var activity = Source.StartActivity($"due {item.Kind}");
        activity?.SetTag("due.subject_id", item.SubjectId);
        try
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limited.CancelAfter(LongestWork);
            var handler = scope.ServiceProvider.GetServices<IDueHandler>().Single(h => h.Kind == item.Kind);
            await handler.HandleAsync(item.SubjectId, limited.Token);
            await db.SaveChangesAsync(limited.Token);
            await transaction.CommitAsync(limited.Token);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            LogFailed(logger, item.Kind, item.SubjectId, item.Attempts + 1, e);
            await transaction.DisposeAsync(); // gives the row back before it is marked
            await BackOffAsync(item, e, cancellationToken);
        }

        return true;
    }

    private async Task BackOffAsync(DueItem item, Exception reason, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await db.BackOffAsync(item, $"{reason.GetType().Name}: {reason.Message}".Replace("\0", "", StringComparison.Ordinal), time.GetUtcNow(), cancellationToken);
    }

    private async Task<TimeSpan> UntilNextAsync(CancellationToken cancellationToken)
    {
        if (!HasKinds(out var kinds))
        {
            return Sweep;
        }

        await using var scope = scopes.CreateAsyncScope();
        var now = clock.Now;
        var next = await scope.ServiceProvider.GetRequiredService<TDb>().NextDueAsync(kinds, now, cancellationToken);
        return next - now is { } wait && wait < Sweep ? wait : Sweep;
    }

    // A user's transaction needs the context's execution strategy around it, and every attempt a fresh context.
    private async Task<bool> InStrategyAsync(Func<CancellationToken, Task<bool>> attempt, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var strategy = scope.ServiceProvider.GetRequiredService<TDb>().Database.CreateExecutionStrategy();
        return await strategy.ExecuteAsync(attempt, cancellationToken);
    }

    // Not before the first refresh: a handler may need the calendar.
    private bool HasKinds(out string[] kinds)
    {
        kinds = clock.IsKnown ? _kinds ??= FindKinds() : [];
        return kinds.Length > 0;
    }

    private string[] FindKinds()
    {
        using var scope = scopes.CreateScope();
        var kinds = scope.ServiceProvider.GetServices<IDueHandler>().Select(h => h.Kind).ToArray();
        return kinds.GroupBy(k => k).FirstOrDefault(g => g.Count() > 1) is { Key: var twice }
            ? throw new InvalidOperationException($"Two handlers for due rows of kind {twice}.")
            : kinds;
    }

    [LoggerMessage(3001, LogLevel.Error, "The due {Kind} of {SubjectId} failed, attempt {Attempt}")]
    private static partial void LogFailed(ILogger logger, string kind, Guid subjectId, int attempt, Exception exception);

    [LoggerMessage(3002, LogLevel.Warning, "Due rows cannot be read: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);
}
