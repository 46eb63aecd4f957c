using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Calendar;

/// <summary>Keeps this replica's clock and calendar at most a second behind the database, and has both before the service starts if it can.</summary>
public sealed partial class CalendarRefresher<TDb>(
    IServiceScopeFactory scopes, BusinessClock clock, CurrentCalendar calendar, TimeProvider time, ILogger<CalendarRefresher<TDb>> logger)
    : BackgroundService
    where TDb : DbContext
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private string? _versions;
    private string? _problem;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryRefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var versions = string.Join(' ', await db.Set<CalendarYear>().OrderBy(y => y.Year).Select(y => $"{y.Year}:{y.Version}").ToListAsync(cancellationToken));
        if (versions != _versions)
        {
            calendar.Replace(new WorkingCalendar(await db.Set<CalendarYear>().AsNoTracking().ToListAsync(cancellationToken)));
            _versions = versions;
        }

        clock.Advance(await db.Set<ClockRow>().Select(c => (TimeSpan?)c.Ahead).SingleOrDefaultAsync(cancellationToken)); // last: who knows the time knows the calendar
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryRefreshAsync(stoppingToken);
        }
    }

    private async Task TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken);
            _problem = null;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (Interlocked.Exchange(ref _problem, e.Message) != e.Message)
            {
                LogUnavailable(logger, e.Message);
            }
        }
    }

    [LoggerMessage(3003, LogLevel.Warning, "Business clock and working calendar cannot be read, the last known hold: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);
}

/// <summary>The calendar this replica goes by. Inject <see cref="WorkingCalendar"/> itself to have one snapshot for a whole request.</summary>
public sealed class CurrentCalendar
{
    private WorkingCalendar? _value;

    public WorkingCalendar Value => Volatile.Read(ref _value)
        ?? throw new InvalidOperationException("The working calendar is not known yet: it has not been read from the database.");

    internal void Replace(WorkingCalendar value) => Volatile.Write(ref _value, value);
}
