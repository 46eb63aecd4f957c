using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Benchmarks.Bed;
using Benchmarks.Rounds;

namespace Benchmarks;

/// <summary>
/// A page of 50 out of the middle of 100,000 applications, through the whole service but for the sockets. Beside it: pgbench with the
/// statement that the page sends. And what an export of 10,000 applications adds to the memory of the process.
/// </summary>
internal sealed class ListsBenchmark(ListsBed bed, Guid call)
{
    private const int Applications = 100_000;
    private const int Exported = 10_000;
    private const int PageSize = 50;
    private const int InFlight = 8;
    private const int Pages = 2_000;
    private const int MostMebibytes = 64;
    private const double Least = 1.0 / 3;
    private static readonly Metric Throughput = new("pages", "/s", "≥ 0.33×", (_, ratio) => ratio >= Least);

    public static async Task<Report> RunAsync(Alternation alternation, CancellationToken cancellation)
    {
        await using var bed = new ListsBed();
        await bed.InitializeAsync();
        return await new ListsBenchmark(bed, await bed.FillAsync(Applications, cancellation)).MeasureAsync(alternation, cancellation);
    }

    private async Task<Report> MeasureAsync(Alternation alternation, CancellationToken cancellation)
    {
        using var client = bed.AsOfficer();
        var path = await MiddleAsync(client, cancellation);
        var expected = await client.GetStringAsync(path, cancellation);
        var statement = new OwnStatement("application_listing");
        using (DiagnosticListener.AllListeners.Subscribe(statement))
        {
            while (statement.Sql is null) // a pooled context looks for listeners once a second
            {
                await client.GetStringAsync(path, cancellation);
            }
        }

        var rows = await bed.ReadAsync<long>($"SELECT count(*) FROM ({statement.Sql}) page");
        WrongRunException.Unless(rows == PageSize + 1, $"The statement of the page gives {rows} rows: {statement.Sql}");
        var comparisons = await alternation.RunAsync(
            [Throughput], async _ => [await Pgbench.RunAsync(bed.ConnectionString, statement.Sql, Pages, InFlight, cancellation)], _ => PagesAsync(client, path, expected, cancellation), cancellation);
        var growth = await ExportAsync(client, cancellation);
        return new(
            "lists", $"pages of {PageSize} out of {Applications:N0} applications by submission, {InFlight} at once, in process without sockets; an export of {Exported:N0} as xlsx", comparisons,
            [new("MiB that the export adds to the working set", growth, $"≤ {MostMebibytes}", growth <= MostMebibytes)],
            ["every page is the same 50 applications", "the export has as many bytes as it says"]);
    }

    private async Task<Uri> MiddleAsync(HttpClient client, CancellationToken cancellation)
    {
        var middle = await bed.ReadAsync<DateTime>($"SELECT submitted_at FROM application WHERE call_id = '{call}' ORDER BY submitted_at OFFSET {Applications / 2} LIMIT 1");
        var page = await client.GetFromJsonAsync<JsonNode>(
            new Uri($"/applications?call={call}&sort=submitted&limit={PageSize}&submittedFrom={middle:yyyy-MM-ddTHH:mm:ss.ffffffZ}", UriKind.Relative), cancellation);
        return new($"/applications?call={call}&sort=submitted&limit={PageSize}&after={page!["next"]}", UriKind.Relative);
    }

    private static async Task<double[]> PagesAsync(HttpClient client, Uri path, string expected, CancellationToken cancellation)
    {
        var seconds = await Load.ClosedAsync(Pages, InFlight, async _ =>
        {
            var page = await client.GetStringAsync(path, cancellation);
            WrongRunException.Unless(page == expected, "A page was not the one that was asked for.");
        });
        return [Pages / seconds];
    }

    /// <summary>Peak working set, in MiB above what it was before; other work of the process has ended.</summary>
    private async Task<double> ExportAsync(HttpClient client, CancellationToken cancellation)
    {
        await WriteAsync("csv", 100);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var (before, peak) = (Environment.WorkingSet, Environment.WorkingSet);
        var export = WriteAsync("xlsx", Exported);
        while (!export.IsCompleted)
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            await Task.WhenAny(export, Task.Delay(20, cancellation));
        }

        await export;
        return (peak - before) / 1024d / 1024d;

        async Task WriteAsync(string format, int rows)
        {
            using var response = await client.GetAsync(
                new Uri($"/applications/export?call={call}&format={format}&maxRank={rows}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellation);
            WrongRunException.Unless(response.Content.Headers.ContentLength > rows, "The export is empty.");
        }
    }
}
