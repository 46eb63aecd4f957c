using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Benchmarks.Bed;
using Benchmarks.Rounds;
using Benchmarks.Submission;
using Npgsql;

namespace Benchmarks;

/// <summary>
/// Handing in: POST …/submit to the service in its own process: token, form check, seal, signed receipt, one transaction with audit row
/// and event. Beside it: pgbench with the same statements on a copy of the same database.
/// </summary>
internal sealed partial class SubmitBenchmark(ServiceProcess service, Drafts drafts, string baseline, int submissions)
{
    private const int Clients = 16;
    private static readonly Metric Throughput = new("throughput", "/s", "≥ 0.35×", (_, ratio) => ratio >= 0.35);
    private static readonly Metric P50 = new("latency p50", "ms");
    private static readonly Metric P99 = new("latency p99", "ms");
    private int _next = 1;

    private int PerClient => submissions / Clients;

    private int Count => PerClient * Clients;

    public static async Task<Report> RunAsync(Alternation alternation, int submissions, CancellationToken cancellation)
    {
        await using var service = await ServiceProcess.CreateAsync(cancellation);
        await service.StartAsync();
        var drafts = new Drafts(service);
        await drafts.BeginAsync(cancellation);
        await service.StopAsync();
        var baseline = await CopyDatabaseAsync(service.Database.Administrator, cancellation);
        await service.StartAsync();
        var benchmark = new SubmitBenchmark(service, drafts, baseline, submissions);
        var comparisons = await alternation.RunAsync([Throughput, P50, P99], benchmark.BaselineAsync, benchmark.ServiceAsync, cancellation);
        await DropDatabaseAsync(baseline, cancellation);
        return new(
            "submit", $"{benchmark.Count:N0} submissions a round, {Clients} at once, the service in its own process, PostgreSQL with its defaults", comparisons, [],
            ["every acknowledged submission exists, sealed and with its receipt, and no other", "every statement of the baseline had its row"]);
    }

    private async Task<double[]> ServiceAsync(CancellationToken cancellation)
    {
        var fresh = await drafts.ForServiceAsync(Count, cancellation);
        using var client = new HttpClient { BaseAddress = service.Address };
        var milliseconds = new double[Count];
        var seconds = await Load.ClosedAsync(Count, Clients, async number =>
        {
            var started = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/applications/{fresh[number].Id}/submit");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", fresh[number].Token);
            request.Headers.Add("Idempotency-Key", fresh[number].Id.ToString());
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var response = await client.SendAsync(request, cancellation);
            WrongRunException.Unless(response.IsSuccessStatusCode, $"A submission was answered {(int)response.StatusCode}.");
            milliseconds[number] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        });
        await HoldsAsync(service.Database.Owner, [.. fresh.Select(d => d.Id)], cancellation);
        return [Count / seconds, Spread.Percentile(milliseconds, 0.50), Spread.Percentile(milliseconds, 0.99)];
    }

    private async Task<double[]> BaselineAsync(CancellationToken cancellation)
    {
        var first = _next;
        _next += Count;
        await drafts.ForBaselineAsync(baseline, first, Count, cancellation);
        var logs = Directory.CreateTempSubdirectory("pgbench-");
        var output = await PgBenchAsync(first, logs.FullName, cancellation);
        var latencies = logs.GetFiles().SelectMany(file => File.ReadLines(file.FullName))
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1_000).ToArray();
        logs.Delete(recursive: true);
        await HoldsAsync(baseline, [.. Enumerable.Range(first, Count).Select(n => new Guid($"00000000-0000-7000-8000-{n:x12}"))], cancellation);
        return [double.Parse(Tps().Match(output).Groups[1].Value, CultureInfo.InvariantCulture), Spread.Percentile(latencies, 0.50), Spread.Percentile(latencies, 0.99)];
    }

    private async Task<string> PgBenchAsync(int first, string logs, CancellationToken cancellation)
    {
        var to = new NpgsqlConnectionStringBuilder(baseline);
        string[] arguments =
        [
            "-n", "-M", "prepared", "-c", $"{Clients}", "-j", "2", "-t", $"{PerClient}", "-l", $"--log-prefix={logs}/log", "-D", "i=-1", "-D", $"base={first}",
            "-D", $"per={PerClient}", "-f", "benchmarks/Submission/submit.sql", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!,
        ];
        var start = new ProcessStartInfo("pgbench", arguments) { RedirectStandardOutput = true };
        start.Environment["PGPASSWORD"] = to.Password;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        WrongRunException.Unless(process.ExitCode == 0, "pgbench failed.");
        return output;
    }

    private static async Task HoldsAsync(string database, Guid[] ids, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            """
            SELECT count(*) FROM application a JOIN receipt r ON r.application_id = a.id AND r.form_hash = a.form_hash
            JOIN audit l ON l.aggregate_id = a.id AND l.action = 'application-submitted' WHERE a.id = ANY ($1) AND a.status = 'Submitted'
            """);
        command.Parameters.Add(new() { Value = ids });
        var found = (long)(await command.ExecuteScalarAsync(cancellation))!;
        WrongRunException.Unless(found == ids.Length, $"{found} of {ids.Length} submissions exist whole.");
    }

    /// <summary>Needs a database that nobody is connected to.</summary>
    private static async Task<string> CopyDatabaseAsync(string administrator, CancellationToken cancellation)
    {
        var from = new NpgsqlConnectionStringBuilder(administrator) { Pooling = false };
        var to = new NpgsqlConnectionStringBuilder(administrator) { Database = $"{from.Database}_baseline" };
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(administrator, $"CREATE DATABASE \"{to.Database}\" TEMPLATE \"{from.Database}\"", cancellation);
        return to.ConnectionString;
    }

    private static Task DropDatabaseAsync(string copy, CancellationToken cancellation) =>
        ExecuteAsync(copy, $"DROP DATABASE \"{new NpgsqlConnectionStringBuilder(copy).Database}\" WITH (FORCE)", cancellation);

    private static async Task ExecuteAsync(string administrator, string sql, CancellationToken cancellation)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(administrator) { Database = "postgres", Pooling = false };
        await using var source = NpgsqlDataSource.Create(maintenance.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [GeneratedRegex("tps = ([0-9.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Tps();
}
