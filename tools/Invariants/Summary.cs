using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Invariants;

/// <summary>What the programme came to, read from the databases and from the records on disk: <c>summary.json</c>.</summary>
public sealed record Summary(
    ApplicationFigures Applications, EvaluationFigures Evaluation, RegistryFigures Registry, FundingFigures Funding, MessageFigures Messages,
    IReadOnlyList<HeldInvariant> Invariants, double ElapsedSeconds)
{
    private const string RankingFiles = "ranking-*.json";
    private const string PerformanceFiles = "performance-*.json";

    // Readable Chinese: the file is read by people and parsers, never put into a page.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="folder">Where the demo left its decision records and how long it took; the summary joins them.</param>
    public static async Task<Summary> WriteAsync(PlatformDatabases databases, IReadOnlyList<Verdict> verdicts, string folder, CancellationToken cancel)
    {
        var summary = await ReadAsync(databases, verdicts, folder, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "summary.json"), JsonSerializer.Serialize(summary, Json) + "\n", cancel);
        return summary;
    }

    private static async Task<Summary> ReadAsync(PlatformDatabases databases, IReadOnlyList<Verdict> verdicts, string folder, CancellationToken cancel) => new(
        await ApplicationsAsync(databases, cancel),
        await EvaluationAsync(databases, folder, cancel),
        await RegistryAsync(databases, cancel),
        await FundingAsync(databases, cancel),
        await MessagesAsync(databases, cancel),
        [.. verdicts.Select(verdict => new HeldInvariant(verdict.Name, verdict.Holds))],
        Elapsed(folder));

    /// <summary>A stage counts whoever reached it, wherever it stands now: the audit log remembers.</summary>
    private static async Task<ApplicationFigures> ApplicationsAsync(PlatformDatabases databases, CancellationToken cancel)
    {
        const string Reached = "select count(distinct aggregate_id) from audit where aggregate_type = 'Application' and to_state = ";
        Task<long> Count(string state) => databases.NumberAsync(Contracts.Services.Applications, $"{Reached}'{state}'", cancel);
        var byKind = await databases.ReadAsync(
            Contracts.Services.Applications, "select kind, count(*) from application where status = 'Recognised' group by 1 order by 1", cancel);
        return new(
            await Count("Submitted"), await Count("Recommended"), await Count("Eligible"), await Count("Recognised"),
            byKind.ToDictionary(row => row[0].ToLowerInvariant(), row => long.Parse(row[1], CultureInfo.InvariantCulture)));
    }

    private static async Task<EvaluationFigures> EvaluationAsync(PlatformDatabases databases, string folder, CancellationToken cancel)
    {
        var experts = await databases.NumberAsync(
            Contracts.Services.Evaluation, "select count(distinct expert) from review where status = 'Locked'", cancel);
        var sheets = await databases.NumberAsync(Contracts.Services.Evaluation, "select count(*) from review where status = 'Locked'", cancel);
        var hashes = await databases.ReadAsync(Contracts.Services.Evaluation, "select encode(sha256(string_agg(record_hash, ',' order by kind, number)::bytea), 'hex') from ranking", cancel);
        return new(experts, sheets, hashes[0][0], [.. Files(folder, RankingFiles), .. Files(folder, PerformanceFiles)]);
    }

    private static async Task<RegistryFigures> RegistryAsync(PlatformDatabases databases, CancellationToken cancel)
    {
        Task<long> Count(string sql) => databases.NumberAsync(Contracts.Services.Registry, sql, cancel);
        return new(
            await Count("select count(*) from base"),
            await Count("select count(distinct base_id) from base_history where changes ->> 'latest_grade' = 'Outstanding'"),
            await Count("select count(*) from rectification where status = 'Passed'"),
            await Count("select count(*) from base where title = 'Revoked'"),
            await Count("select count(*) from base where title in ('Held', 'Renewed', 'Annulled')"));
    }

    private static async Task<FundingFigures> FundingAsync(PlatformDatabases databases, CancellationToken cancel)
    {
        Task<long> Count(string sql) => databases.NumberAsync(Contracts.Services.Funding, sql, cancel);
        Task<long> Turnover(string stage) => Count($"select sum(inflow_fen) from ledger_account where stage = '{stage}'");
        return new(
            await Count("select sum(amount_fen) from journal where kind = 'Appropriation'"),
            await Turnover("Committed"), await Turnover("Paid"), await Turnover("Recovered"),
            await Count("select sum(amount_fen) from posting"),
            new(
                await Count("select count(*) from payment where status in ('Paid', 'Reconciled')"),
                await Count("select count(*) from payment where status = 'BankRejected'"),
                await Count("select count(distinct aggregate_id) from audit where aggregate_type = 'Payment' and from_state = 'Unknown' and to_state <> 'Unknown'")));
    }

    private static async Task<MessageFigures> MessagesAsync(PlatformDatabases databases, CancellationToken cancel)
    {
        async Task<long> Sum(string sql)
        {
            var counts = await Task.WhenAll(PlatformDatabases.Services.Select(service => databases.NumberAsync(service, sql, cancel)));
            return counts.Sum();
        }

        return new(
            await Sum("select count(distinct e ->> 'id') from audit, jsonb_array_elements(events) e"),
            await Sum("select count(*) from inbox"),
            await Sum("select count(*) from dead_letter where resolved is null"));
    }

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(folder, pattern).Order().Select(file => Path.GetRelativePath(Environment.CurrentDirectory, file));

    private static double Elapsed(string folder) => Path.Combine(folder, "elapsed-seconds") is var file && File.Exists(file)
        ? double.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)
        : 0;
}

public sealed record ApplicationFigures(long Submitted, long Recommended, long Eligible, long Recognised, IReadOnlyDictionary<string, long> ByKind);

/// <param name="RankingHash">SHA-256 over the hashes of all ranking records, by kind.</param>
/// <param name="Records">The decision records' files.</param>
public sealed record EvaluationFigures(long Experts, long Sheets, string RankingHash, IReadOnlyList<string> Records);

/// <param name="Outstanding">Bases that were ever graded so.</param>
/// <param name="Rectified">Rectifications that were passed.</param>
/// <param name="Active">Bases that hold their title.</param>
public sealed record RegistryFigures(long Registered, long Outstanding, long Rectified, long Revoked, long Active);

/// <summary>Integer fen. Committed, paid and recovered are turnovers.</summary>
public sealed record FundingFigures(
    long BudgetFen, long CommittedFen, long PaidFen, long RecoveredFen, long PostingsSumFen, PaymentFigures Payments);

public sealed record PaymentFigures(long Paid, long Rejected, long UnknownResolved);

/// <param name="Consumed">Effects: one a message and subscriber.</param>
public sealed record MessageFigures(long Published, long Consumed, long Dead);

public sealed record HeldInvariant(string Name, bool Holds);
