using Funding.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Funding.Treasury.Files;

/// <summary>
/// Puts what is to go into <c>out</c> and takes what lies in <c>in</c>. One replica at a time; a death at any moment leaves a file that
/// is put again under the same name and number, or taken again and found to be known.
/// </summary>
internal sealed partial class FileExchange(
    IServiceScopeFactory scopes, TimeProvider time, IOptions<TreasuryOptions> options, ILogger<FileExchange> logger) : BackgroundService
{
    private const long Turn = 0x7472656173757279; // any number of its own
    private readonly string _folder = Path.GetFullPath(options.Value.Files.Folder);

    private string Out => Path.Combine(_folder, "out");

    private string In => Path.Combine(_folder, "in");

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in new[] { Out, In, Path.Combine(In, "taken"), Path.Combine(In, "refused") })
        {
            Directory.CreateDirectory(folder);
        }

        return base.StartAsync(cancellationToken);
    }

    /// <summary>Once, in both directions.</summary>
    public async Task ExchangeAsync(CancellationToken cancellationToken)
    {
        while (await InTurnAsync(DeliverNextAsync, cancellationToken))
        {
        }

        foreach (var path in Directory.EnumerateFiles(In, "*.xml").Order(StringComparer.Ordinal).ToList())
        {
            await InTurnAsync((scope, cancel) => TakeAsync(scope, path, cancel), cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.Files.LookEverySeconds), time);
        do
        {
            try
            {
                await ExchangeAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> InTurnAsync(Func<IServiceProvider, CancellationToken, Task<Action?>> act, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({Turn}) AS \"Value\"").SingleAsync(cancellationToken))
        {
            return false; // another replica is at it
        }

        var after = await act(scope.ServiceProvider, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        after?.Invoke();
        return after is not null;
    }

    private async Task<Action?> DeliverNextAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var db = scope.GetRequiredService<FundingDb>();
        var file = await db.Set<TreasuryFile>().Where(f => f.Status == TreasuryFileStatus.Waiting).OrderBy(f => f.Id).FirstOrDefaultAsync(cancellationToken);
        if (file is null)
        {
            return null;
        }

        var (target, part) = (Path.Combine(Out, file.FileName), Path.Combine(Out, $".{file.FileName}.part"));
        await using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await stream.WriteAsync((await db.Set<TreasuryContent>().AsNoTracking().SingleAsync(c => c.FileId == file.Id, cancellationToken)).Bytes, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, target, overwrite: true); // the transport sees whole files only
        file.Deliver();
        Evidence.AuditExtensions.Record(db, file, "treasury-file-delivered", nameof(TreasuryFileStatus.Waiting), nameof(TreasuryFileStatus.Delivered));
        return () => LogDelivered(file.FileName, file.Lines);
    }

    private async Task<Action?> TakeAsync(IServiceProvider scope, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null; // another replica was faster
        }

        var (take, name) = (scope.GetRequiredService<TakeFile>(), Path.GetFileName(path));
        var taken = new FileInfo(path).Length <= options.Value.Files.MaxBytes
            && await take.HandleAsync(name[..Math.Min(name.Length, 200)], await File.ReadAllBytesAsync(path, cancellationToken), cancellationToken);
        return () =>
        {
            LogTaken(name, taken);
            File.Move(path, Path.Combine(In, taken ? "taken" : "refused", name), overwrite: true);
        };
    }

    [LoggerMessage(4103, LogLevel.Information, "{FileName} with {Lines} orders lies ready for the treasury")]
    private partial void LogDelivered(string fileName, int lines);

    [LoggerMessage(4104, LogLevel.Information, "{FileName} of the treasury was relied on: {Taken}")]
    private partial void LogTaken(string fileName, bool taken);

    [LoggerMessage(4105, LogLevel.Error, "Files cannot be exchanged with the treasury")]
    private partial void LogFailed(Exception failure);
}
