using Identity.Clients;
using Identity.Demo;
using Identity.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using ServiceDefaults;

namespace Identity.Data;

/// <summary>
/// Waits for a migrated identitydb, registers the clients, loads the keys and then keeps them fresh. Demo data outside demo mode
/// stops the process with one sentence.
/// </summary>
internal sealed partial class Startup(
    IServiceScopeFactory scopes, KeyRing ring, Readiness readiness, IOptions<IdentityOptions> options,
    TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Startup> log) : BackgroundService
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeyCheck = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (readiness.Waiting is not null)
                {
                    await PrepareAsync(scope.ServiceProvider, stoppingToken);
                }
                else
                {
                    await Housekeeping.RunAsync(scope.ServiceProvider, time.GetUtcNow(), stoppingToken);
                }

                ring.Replace(await scope.ServiceProvider.GetRequiredService<KeyStore>().EnsureAsync(stoppingToken));
                readiness.Waiting = null;
                await Task.Delay(KeyCheck, time, stoppingToken);
            }
            catch (Exception error) when (error is not (OperationCanceledException or SettingException))
            {
                Report(error.GetBaseException().Message);
                await Task.Delay(RetryPause, time, stoppingToken);
            }
            catch (SettingException error)
            {
                Refused(log, error.Message);
                Environment.ExitCode = 1;
                lifetime.StopApplication();
                return;
            }
        }
    }

    private async Task PrepareAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<IdentityDb>();
        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
        {
            throw new InvalidOperationException("identitydb is not migrated yet: run \"dotnet Identity.dll migrate\".");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockAsync(IdentityDb.StartupLock, cancel);
        var clients = services.GetRequiredService<IOpenIddictApplicationManager>();
        await clients.UpsertAsync(ClientRegistry.ConsoleClient(options.Value), cancel);
        var demo = services.GetRequiredService<DemoData>();
        if (options.Value.DemoMode)
        {
            await demo.LoadAsync(cancel);
        }
        else if (await demo.FindAsync(cancel) is { } found)
        {
            throw new SettingException($"identitydb holds {found}, which demo mode alone allows: use a database that was never in demo mode.");
        }

        await transaction.CommitAsync(cancel);
    }

    private void Report(string reason)
    {
        if (readiness.Waiting is not null && readiness.Waiting != reason)
        {
            readiness.Waiting = reason;
        }

        Waiting(log, reason);
    }

    [LoggerMessage(2011, LogLevel.Warning, "Waiting for identitydb: {Reason}")]
    private static partial void Waiting(ILogger log, string reason);

    [LoggerMessage(2012, LogLevel.Critical, "{Sentence}")]
    private static partial void Refused(ILogger log, string sentence);
}

/// <summary>Forgets what has expired: spent assertions, old tokens.</summary>
internal static class Housekeeping
{
    private static readonly TimeSpan KeepTokens = TimeSpan.FromDays(2);

    public static async Task RunAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancel)
    {
        await services.GetRequiredService<IdentityDb>().UsedAssertions.Where(used => used.Expires < now).ExecuteDeleteAsync(cancel);
        if (now.Minute < 2) // once or twice an hour: this runs every minute or so
        {
            await services.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(now - KeepTokens, cancel);
            await services.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(now - KeepTokens, cancel);
        }
    }
}
