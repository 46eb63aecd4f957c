using System.Diagnostics;
using System.Globalization;
using Benchmarks.Bed;
using Benchmarks.Rounds;
using CliWrap;
using CliWrap.Buffered;
using Npgsql;
using Scoring;
using Scoring.Combination;
using Scoring.Statistics;

namespace Benchmarks;

/// <summary>
/// A round of 10,000 applications × 5 experts × 25 items, from locked sheets in the database to the ranking with its signed record, audit and
/// events committed. Beside it: the same aggregates in SQL by psql, which writes nothing. Both must come to the same list.
/// </summary>
internal sealed class ScoreBenchmark(ScoreBed bed, Guid round, Guid call)
{
    private const int Applications = 10_000;
    private const int Experts = 2_000;
    private const int SheetsEach = 5;
    private const int Locks = 500;
    private const double MostSeconds = 5;
    private const double MostMebibytes = 1_024;
    private const double MostMilliseconds = 5;
    private const double Least = 0.5;
    private static readonly Metric Metric = new("rounds", "/min", "≥ 0.5×", (_, ratio) => ratio >= Least);
    private IReadOnlyList<string> _expected = [];
    private double _peak;

    public static async Task<Report> RunAsync(Alternation alternation, CancellationToken cancellation)
    {
        await using var bed = new ScoreBed();
        await bed.InitializeAsync();
        var (round, call) = await bed.FillAsync(Applications, Experts, SheetsEach, cancellation);
        return await new ScoreBenchmark(bed, round, call).MeasureAsync(alternation, cancellation);
    }

    private async Task<Report> MeasureAsync(Alternation alternation, CancellationToken cancellation)
    {
        var comparisons = await alternation.RunAsync([Metric], SqlAsync, RankAsync, cancellation);
        var seconds = 60 / comparisons[0].Platform.Median;
        var draws = DrawSeconds();
        var milliseconds = Spread.Percentile(await LockAsync(cancellation), 0.99);
        return new(
            "score", $"{Applications:N0} applications × {SheetsEach} of {Experts:N0} experts × 25 items, from locked sheets to the committed ranking with its record", comparisons,
            [
                new("seconds a round, by the median", seconds, $"≤ {MostSeconds}", seconds <= MostSeconds),
                new("MiB of the whole process at its peak", _peak, $"≤ {MostMebibytes}", _peak <= MostMebibytes),
                new("seconds of 1,000 draws for the intervals of ranks, besides", draws, $"≤ {MostSeconds}", draws <= MostSeconds),
                new("ms to lock a sheet and see the new standing, 99 of 100", milliseconds, $"≤ {MostMilliseconds}", milliseconds <= MostMilliseconds),
            ],
            ["every ranking is the list that SQL makes of the same sheets", "every lock is in its standing"]);
    }

    private async Task<double[]> SqlAsync(CancellationToken cancellation)
    {
        var server = new NpgsqlConnectionStringBuilder(bed.ConnectionString);
        var watch = Stopwatch.StartNew();
        var run = await Cli.Wrap("psql")
            .WithArguments(["-XqAt", "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, "-d", server.Database!, "-c", Aggregates()])
            .WithEnvironmentVariables(environment => environment.Set("PGPASSWORD", server.Password))
            .ExecuteBufferedAsync(cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        _expected = run.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [60 / seconds];
    }

    private string Aggregates() =>
        $"""
         with sheet as (
           select application_id, expert, round(sum(existing + effect) / 25, 4) as score, round(sum(effect) / 25, 4) as effect
           from review, jsonb_array_elements(lines) line,
             lateral (select case when (line ->> 'exists')::boolean then 50 else 0 end as existing,
               case line ->> 'effect' when 'weak' then 12.5 when 'fair' then 25 when 'good' then 37.5 when 'excellent' then 50 else 0 end as effect) points
           where call_id = '{call}' and status = 'Locked' group by application_id, expert),
         application as (select application_id, round(avg(score), 4) as score, round(avg(effect), 4) as effect, min(score) as lowest from sheet group by application_id)
         select application_id, rank() over (order by score desc, effect desc, lowest desc), score from application order by 2, 1
         """;

    private async Task<double[]> RankAsync(CancellationToken cancellation)
    {
        await bed.ReadAsync<long>($"with opened as (update examination set status = 'Reviewed' where call_id = '{call}' returning 1) select count(*) from opened");
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var ended = new CancellationTokenSource();
        var peak = PeakAsync(ended.Token);
        var watch = Stopwatch.StartNew();
        var ranking = await bed.SendAsync(HttpMethod.Post, $"/rounds/{round}/rankings", new { kind = "enterprise" }, null, cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        await ended.CancelAsync();
        _peak = Math.Max(_peak, await peak);
        var list = ranking["ranking"]!.AsArray()
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r!["applicationId"]}|{r["rank"]}|{(decimal)r["score"]!:F4}"));
        WrongRunException.Unless(list.SequenceEqual(_expected), "The ranking is another than SQL makes of the same sheets.");
        return [60 / seconds];
    }

    /// <summary>As GET /rankings/{id}/statistics does it, on as many sheets of made-up scores.</summary>
    private static double DrawSeconds()
    {
        var sheets = new SheetTable(
            Applications, Experts,
            [.. Enumerable.Range(0, Applications * SheetsEach).Select(i => new SheetMark(i / SheetsEach, i * 401 % Experts, 40 + (i * 7_919 % 600_000 / 10_000m)))]);
        var watch = Stopwatch.StartNew();
        var intervals = RankInterval.Of(sheets, ScoringMethod.PlatformDefault, Resampling.Default);
        WrongRunException.Unless(intervals.All(i => i.Low <= i.Median && i.Median <= i.High), "An interval is upside down.");
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>The largest working set until it is told to stop, in MiB.</summary>
    private static async Task<double> PeakAsync(CancellationToken ended)
    {
        var peak = 0L;
        while (!ended.IsCancellationRequested)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.Delay(20, CancellationToken.None);
        }

        return peak / 1024d / 1024d;
    }

    /// <summary>As the service commits a lock: the review's row changes, and in the same transaction its application's standing.</summary>
    private async Task<IReadOnlyList<double>> LockAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(bed.ConnectionString);
        await bed.ReadAsync<long>($"with opened as (update review set status = 'Submitted' where id in (select id from review order by id limit {Locks}) returning 1) select count(*) from opened");
        var times = new List<double>();
        for (var i = 0; i < Locks; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var lockOne = source.CreateCommand("update review set status = 'Locked' where id = (select id from review where status = 'Submitted' limit 1) returning examination_id");
            var examination = (Guid)(await lockOne.ExecuteScalarAsync(cancellation))!;
            await using var read = source.CreateCommand("select s.sheets = count(*) and s.total = sum(r.score) from standing s join review r using (examination_id) where examination_id = $1 and r.status = 'Locked' group by s.sheets, s.total");
            read.Parameters.Add(new() { Value = examination });
            var follows = (bool)(await read.ExecuteScalarAsync(cancellation))!;
            times.Add(watch.Elapsed.TotalMilliseconds);
            WrongRunException.Unless(follows, "A standing is not the sum of its locked sheets.");
        }

        return times;
    }
}
