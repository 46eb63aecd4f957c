using System.Diagnostics;
using System.Text.Json.Nodes;
using Benchmarks.Bed;
using Benchmarks.Rounds;

namespace Benchmarks;

/// <summary>
/// What the registry is asked most, out of the middle of many bases with a long history each, through the whole service but for the
/// sockets. Beside each: pgbench with the statement that the read sends. And how long the whole registry takes to be built anew.
/// </summary>
internal sealed class RegistryBenchmark(RegistryBed bed, int bases)
{
    private const int PageSize = 50;
    private const int InFlight = 8;
    private const int Reads = 1_000;
    private const int Slice = 5_000;
    private const double Least = 0.35;

    /// <param name="Table">From which its statement reads first.</param>
    /// <param name="Rows">That an answer has.</param>
    private sealed record Read(string Name, HttpClient Client, string Path, string Table, int Rows)
    {
        public Metric Metric => new(Name, "/s", $"≥ {Least}×", (_, ratio) => ratio >= Least);
    }

    public static async Task<Report> RunAsync(Alternation alternation, int bases, CancellationToken cancellation)
    {
        await using var bed = new RegistryBed();
        await bed.InitializeAsync();
        await bed.FillAsync(bases, cancellation);
        return await new RegistryBenchmark(bed, bases).MeasureAsync(alternation, cancellation);
    }

    private async Task<Report> MeasureAsync(Alternation alternation, CancellationToken cancellation)
    {
        using var anybody = bed.AsAnybody();
        using var department = bed.AsDepartment();
        using var officer = bed.AsOfficer();
        var asked = new List<Asked>();
        foreach (var read in Questions(anybody, department, officer))
        {
            asked.Add(await AskAsync(read, cancellation));
        }

        var comparisons = await alternation.RunAsync(
            [.. asked.Select(a => a.Read.Metric)],
            _ => EachAsync(asked, a => Pgbench.RunAsync(bed.ConnectionString, a.Sql, Reads, InFlight, cancellation)),
            _ => EachAsync(asked, a => AnswersAsync(a, cancellation)), cancellation);
        var seconds = await RebuildAsync();
        var verified = await VerifyAsync(cancellation);
        return new(
            "registry", $"reads out of {bases:N0} bases with {RegistryBed.RowsEach} rows of history each, {InFlight} at once, in process without sockets", comparisons,
            [new($"seconds to build {bases:N0} bases anew from {(long)bases * RegistryBed.RowsEach:N0} rows", seconds, "told", true),
             new($"seconds in which the service verifies {RegistryBed.Sealed:N0} bases, three ways", verified, "told", true)],
            ["every answer to a question is the same", "every base is the fold of its history", "the feed has a place for every row of history"]);
    }

    private IEnumerable<Read> Questions(HttpClient anybody, HttpClient department, HttpClient officer)
    {
        var middle = bases / 2;
        yield return new("page", anybody, $"/public/bases?kind=enterprise&area=130107&title=held&limit={PageSize}&after=01900000-0000-7000-8000-{middle:x12}", "base", PageSize);
        yield return new("as of a day", officer, $"/bases?asOf=2019-03-01&limit={PageSize}&after=01900000-0000-7000-8000-{middle:x12}", "base", PageSize);
        yield return new("search", anybody, $"/public/bases?text=第{middle}科技", "base", 1);
        yield return new("feed", department, $"/feed?limit={PageSize}&after={(long)middle * RegistryBed.RowsEach}", "base_feed", PageSize);
    }

    private sealed record Asked(Read Read, string Sql, string Answer);

    private async Task<Asked> AskAsync(Read read, CancellationToken cancellation)
    {
        var uri = new Uri(read.Path, UriKind.Relative);
        var answer = await read.Client.GetStringAsync(uri, cancellation);
        var rows = JsonNode.Parse(answer)!["items"]!.AsArray().Count;
        WrongRunException.Unless(rows == read.Rows, $"{read.Path} gives {rows} rows, not {read.Rows}.");
        var statement = new OwnStatement(read.Table);
        using (DiagnosticListener.AllListeners.Subscribe(statement))
        {
            while (statement.Sql is null) // a pooled context looks for listeners once a second
            {
                await read.Client.GetStringAsync(uri, cancellation);
            }
        }

        await bed.ReadAsync<long>($"SELECT count(*) FROM ({statement.Sql}) read");
        return new(read, statement.Sql, answer);
    }

    private static async Task<double> AnswersAsync(Asked asked, CancellationToken cancellation)
    {
        var uri = new Uri(asked.Read.Path, UriKind.Relative);
        return Reads / await Load.ClosedAsync(Reads, InFlight, async _ => WrongRunException.Unless(
            await asked.Read.Client.GetStringAsync(uri, cancellation) == asked.Answer, $"{asked.Read.Path} was answered otherwise."));
    }

    private static async Task<double[]> EachAsync(IEnumerable<Asked> asked, Func<Asked, Task<double>> measure)
    {
        var figures = new List<double>();
        foreach (var one in asked)
        {
            figures.Add(await measure(one));
        }

        return [.. figures];
    }

    /// <summary>By the database's fold, by the service's own, and by the hash of each row.</summary>
    private async Task<double> VerifyAsync(CancellationToken cancellation)
    {
        using var auditor = bed.AsAuditor();
        var started = Stopwatch.GetTimestamp();
        var answer = JsonNode.Parse(await auditor.GetStringAsync(new Uri($"/bases/verification?limit={RegistryBed.Sealed}", UriKind.Relative), cancellation))!;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        WrongRunException.Unless(
            (int?)answer["rows"] == Math.Min(bases, RegistryBed.Sealed) * RegistryBed.RowsEach && answer["differing"]!.AsArray().Count == 0,
            $"The verification found {answer["differing"]!.AsArray().FirstOrDefault()} in {answer["rows"]} rows.");
        return seconds;
    }

    private async Task<double> RebuildAsync()
    {
        var (started, differing) = (Stopwatch.GetTimestamp(), 0L);
        for (var from = 1; from <= bases; from += Slice)
        {
            differing += await bed.ReadAsync<long>(
                $"""
                 SELECT count(*) FROM base b WHERE id BETWEEN '01900000-0000-7000-8000-{from:x12}' AND '01900000-0000-7000-8000-{from + Slice - 1:x12}'
                   AND b IS DISTINCT FROM (SELECT s FROM base_state(b.id, 'infinity', 'infinity') s)
                 """);
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        WrongRunException.Unless(differing == 0, $"{differing} bases are not the fold of their history.");
        var places = await bed.ReadAsync<long>("SELECT count(*) FROM base_feed WHERE position BETWEEN 1 AND (SELECT count(*) FROM base_history)");
        WrongRunException.Unless(places == (long)bases * RegistryBed.RowsEach, $"The feed has {places} places.");
        return seconds;
    }
}
