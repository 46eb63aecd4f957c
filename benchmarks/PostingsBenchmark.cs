using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Benchmarks.Bed;
using Benchmarks.Rounds;
using CliWrap;
using CliWrap.Buffered;
using Npgsql;

namespace Benchmarks;

/// <summary>
/// Disbursements that are booked: the treasury's reports one by one, and those of a run of 10,000 at once, through the whole service but for the
/// sockets, with key, journal, balances, audit rows and event. Beside it: pgbench's own TPC-B on the same server. And reservations of one
/// busy budget beside those of many.
/// </summary>
internal sealed class PostingsBenchmark(FundingBed bed, string tpcb)
{
    private const int Reports = 6_000;
    private const int Run = 10_000;
    private const int Reservations = 400;
    private const int InFlight = 64;
    private const int Transactions = 16_000;
    private const int Budgets = 16;
    private static readonly Metric Posting = new("posting", "/s", "≥ 0.5×", (_, ratio) => ratio >= 0.5);
    private static readonly Metric Settled = new("run of 10,000", "/s", "≥ 3×", (_, ratio) => ratio >= 3);
    private static readonly Metric Busy = new("busy budget", "/s", "≥ 0.5×", (_, ratio) => ratio >= 0.5);
    private readonly List<Guid> _budgets = [];

    public static async Task<Report> RunAsync(Alternation alternation, CancellationToken cancellation)
    {
        await using var bed = new FundingBed();
        await bed.InitializeAsync();
        await bed.BeginAsync(cancellation);
        var infrastructure = await Testing.Infrastructure.TestInfrastructure.GetAsync();
        var benchmark = new PostingsBenchmark(bed, await infrastructure.CreateDatabaseAsync("bench_tpcb"));
        await benchmark.PgbenchAsync(["-i", "-q", "-s", "64"], cancellation);
        for (var i = 0; i < Budgets; i++)
        {
            benchmark._budgets.Add(await bed.ABudgetAsync(cancellation));
        }

        return await benchmark.MeasureAsync(alternation, cancellation);
    }

    private async Task<Report> MeasureAsync(Alternation alternation, CancellationToken cancellation)
    {
        var beside = await alternation.RunAsync([Posting, Settled], TpcbAsync, PostAsync, cancellation);
        var busy = await alternation.RunAsync([Busy], c => ReserveAsync([.. _budgets], c), c => ReserveAsync([_budgets[0]], c), cancellation);
        return new(
            "postings", $"{Reports} reports one by one and {Run:N0} at once beside TPC-B, {Reservations} reservations of one budget beside {Budgets}, {InFlight} at once, in process without sockets",
            [.. beside, .. busy], [],
            ["every payment is paid, by one journal, with its audit rows and its event", "every journal sums to zero, every balance is the sum of its postings", "every reservation is there"]);
    }

    private async Task<double[]> TpcbAsync(CancellationToken cancellation)
    {
        var output = await PgbenchAsync(["-n", "-M", "prepared", "-c", $"{InFlight}", "-j", "2", "-t", $"{Transactions / InFlight}"], cancellation);
        var tps = double.Parse(output.Split('\n').Single(l => l.StartsWith("tps = ", StringComparison.Ordinal)).Split(' ')[2], CultureInfo.InvariantCulture);
        return [tps, tps];
    }

    private async Task<double[]> PostAsync(CancellationToken cancellation)
    {
        var ids = await bed.AcceptedAsync(Reports, [.. _budgets]);
        using var client = bed.AsTreasury();
        var seconds = await Load.ClosedAsync(ids.Length, InFlight, async n => await SendAsync(client, "/treasury-reports", Report(ids[n]), cancellation));
        await HoldsAsync(ids);

        var run = await bed.AcceptedAsync(Run, [.. _budgets]);
        var started = Stopwatch.GetTimestamp();
        var answer = await SendAsync(client, "/treasury-reports/batch", new { reports = run.Select(Report) }, cancellation);
        var runSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        WrongRunException.Unless((int)answer["booked"]! == Run, $"{answer["booked"]} of {Run} payments of the run were booked.");
        await HoldsAsync(run);
        return [Reports / seconds, Run / runSeconds];
    }

    private async Task<double[]> ReserveAsync(Guid[] budgets, CancellationToken cancellation)
    {
        var awards = await bed.ProposedAsync(Reservations, budgets);
        using var client = bed.AsOfficer();
        var seconds = await Load.ClosedAsync(awards.Length, InFlight, async n => await SendAsync(client, $"/awards/{awards[n]}/reserve", null, cancellation));
        var reserved = await bed.ReadAsync<long>($"SELECT count(*) FROM journal WHERE kind = 'Reservation' AND subject_id = ANY ('{{{string.Join(',', awards)}}}')");
        WrongRunException.Unless(reserved == Reservations, $"{reserved} of {Reservations} reservations are there.");
        return [Reservations / seconds];
    }

    private async Task HoldsAsync(string[] ids)
    {
        var whole = await bed.ReadAsync<long>(
            $$"""
              SELECT count(*) FROM payment p JOIN journal j ON j.kind = 'Payment' AND j.subject_id = p.id AND j.amount_fen = p.amount_fen
              JOIN audit l ON l.aggregate_id = p.id AND l.action = 'payment-paid' AND jsonb_array_length(l.events) = 1
              JOIN audit s ON s.aggregate_id = j.id JOIN ledger_account a ON a.award_id = p.award_id AND a.stage = 'Paid' AND a.balance_fen = p.amount_fen
              WHERE p.status = 'Paid' AND p.end_to_end_id = ANY ('{{{string.Join(',', ids)}}}')
              """);
        WrongRunException.Unless(whole == ids.Length, $"{whole} of {ids.Length} payments are booked whole.");
        var faults = await bed.ReadAsync<long>(
            """
            SELECT (SELECT count(*) FROM (SELECT FROM posting GROUP BY journal_id HAVING sum(amount_fen) <> 0) j)
                 + (SELECT count(*) FROM ledger_account a LEFT JOIN (SELECT account_id, sum(amount_fen) AS fen FROM posting GROUP BY 1) p ON p.account_id = a.id
                    WHERE a.balance_fen <> coalesce(p.fen, 0))
            """);
        WrongRunException.Unless(faults == 0, $"{faults} journals or balances do not hold.");
    }

    private static object Report(string id) => new { endToEndId = id, outcome = "paid", bookedOn = "2018-12-03", reference = "国库凭证1" };

    private static async Task<JsonNode> SendAsync(HttpClient client, string path, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var response = await client.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        WrongRunException.Unless(response.IsSuccessStatusCode, $"{path} was answered {(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<string> PgbenchAsync(string[] arguments, CancellationToken cancellation)
    {
        var server = new NpgsqlConnectionStringBuilder(tpcb);
        var run = await Cli.Wrap("pgbench").WithArguments([.. arguments, "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, server.Database!])
            .WithEnvironmentVariables(environment => environment.Set("PGPASSWORD", server.Password)).ExecuteBufferedAsync(cancellation);
        return run.StandardOutput;
    }
}
