using Applications.Data;
using Applications.Materials.Stores;
using Messaging;
using Microsoft.Extensions.Options;

namespace Applications.Materials;

/// <summary>Drops content that nothing refers to after a time of grace, and what interrupted uploads left on the disk. Any number of replicas may sweep.</summary>
internal sealed partial class ContentSweeper(
    IServiceScopeFactory scopes, IContentStore store, TimeProvider time, IOptions<MaterialsOptions> options, ILogger<ContentSweeper> logger) : BackgroundService
{
    /// <summary>Returns how many contents were dropped.</summary>
    /// <param name="since">Machine time; what was wanted later stays.</param>
    public async Task<int> SweepAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var dropped = 0;
        while (await DropOneAsync(since, cancellationToken))
        {
            dropped++;
        }

        SweepSpool(since);
        return dropped;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await SweepAsync(time.GetUtcNow() - options.Value.Grace, stoppingToken) is > 0 and var dropped)
                {
                    LogSwept(logger, dropped);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, e.Message);
            }
        }
    }

    /// <summary>The row goes with the content or stays: whoever wants the content again meanwhile waits for the row, and then stores it anew.</summary>
    private async Task<bool> DropOneAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApplicationsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.TakeUnwantedContentAsync(since, cancellationToken) is not { } sha256)
        {
            return false;
        }

        await store.DeleteAsync(sha256, cancellationToken);
        CrashPoint.Visit("materials.swept");
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private void SweepSpool(DateTimeOffset since)
    {
        var folder = new DirectoryInfo(options.Value.SpoolFolder);
        foreach (var left in folder.Exists ? folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < since.UtcDateTime) : [])
        {
            left.Delete();
        }
    }

    [LoggerMessage(6001, LogLevel.Information, "{Dropped} contents that no application refers to were dropped")]
    private static partial void LogSwept(ILogger logger, int dropped);

    [LoggerMessage(6002, LogLevel.Warning, "Contents could not be swept: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
