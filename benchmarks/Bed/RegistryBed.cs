extern alias RegistryService;

using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using RegistryService::Registry.Bases.History;
using RegistryService::Registry.Data;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Benchmarks.Bed;

/// <summary>The registry service, whole, on a database of its own with many bases, each with a long history.</summary>
internal sealed class RegistryBed() : ServiceHost<RegistryService::Program>("registry")
{
    public const int RowsEach = 20;

    /// <summary>So many bases can be verified by their hashes as well.</summary>
    public const int Sealed = 1_000;

    private const int Batch = 10_000;

    public HttpClient AsDepartment() => CreateClient(Principal.System("registry:read"));

    public HttpClient AsOfficer() => CreateClient(Principal.Person(Role.DrcOfficer));

    public HttpClient AsAuditor() => CreateClient(Principal.Person(Role.Auditor));

    public HttpClient AsAnybody() => CreateClient(Principal.Nobody);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseContentRoot(Path.GetFullPath("services/Registry")); // tests find it by themselves, this program does not
    }

    /// <summary>
    /// Written past the guards, which would compare each of millions of rows with its base: nineteen changes of place and publicity
    /// follow each registration, and the base is their fold. The hashes are chained; those of the first <see cref="Sealed"/> are the service's own.
    /// </summary>
    public async Task FillAsync(int count, CancellationToken cancellation)
    {
        var server = new NpgsqlConnectionStringBuilder(Administrator) { Database = new NpgsqlConnectionStringBuilder(ConnectionString).Database, CommandTimeout = 0 };
        await using var database = new NpgsqlConnection(server.ConnectionString);
        await database.OpenAsync(cancellation);
        await RunAsync("SET session_replication_role = replica; SET synchronous_commit = off"); // this session's triggers and foreign keys rest
        for (var from = 1; from <= count; from += Batch)
        {
            await RunAsync(BasesOf(from, Math.Min(count, from + Batch - 1)));
        }

        await RunAsync("INSERT INTO base_feed (position, history_id) SELECT row_number() OVER (ORDER BY known_at, base_id), id FROM base_history");
        await SealAsync(database, cancellation);
        await RunAsync("VACUUM ANALYZE base, base_history, base_listing, base_feed");

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, database);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string BasesOf(int from, int to) =>
        $$"""
          INSERT INTO base (id, revision, recognition_id, number, kind, level, name, area, builder_name, builder_credit_code, chains, latitude, longitude,
            document_number, recognised_on, registered_on, title, management, targets, changed_at, true_since, history_hash)
          SELECT {{Id}}, {{RowsEach}}, {{Id}}, 2018 || '-ENT-' || (100000 + n), (array['Region', 'University', 'Enterprise'])[n % 3 + 1], 'Municipal',
            '示范基地' || n, {{Area}}, '第' || n || '科技公司', '9' || lpad(n::text, 17, '0'), '{Industry}', {{Latitude($"{RowsEach}")}}, 114.5,
            '石政函〔2018〕1号', '2018-07-01', '2018-07-01', 'Held', 'Regular', '[]', {{KnownAt($"{RowsEach}")}}, {{TrueFrom($"{RowsEach}")}}, {{Hash($"{RowsEach}")}}
          FROM generate_series({{from}}, {{to}}::bigint) n;
          INSERT INTO base_history (id, base_id, version, what, changes, true_from, known_at, by, secret, previous_hash, hash)
          SELECT ('01a00000-0000-7000-8000-' || lpad(to_hex(n * {{RowsEach + 1}} + v), 12, '0'))::uuid, b.id, v, CASE v WHEN 1 THEN 'registered' ELSE 'place-corrected' END,
            CASE v WHEN 1 THEN jsonb_strip_nulls(to_jsonb(b)) - array['id', 'revision', 'changed_at', 'true_since', 'history_hash'] ELSE '{}' END
              || jsonb_build_object('latitude', {{Latitude("v")}}),
            {{TrueFrom("v")}}, {{KnownAt("v")}}, 'bench', sha256('x'), CASE WHEN v > 1 THEN {{Hash("v - 1")}} END, {{Hash("v")}}
          FROM generate_series({{from}}, {{to}}::bigint) n JOIN base b ON b.id = {{Id}}, generate_series(1, {{RowsEach}}) v;
          INSERT INTO base_listing (base_id, text, grams)
          SELECT id, base_found_by(base), search_grams(base_found_by(base), search_text(builder_credit_code), search_text(number))
          FROM generate_series({{from}}, {{to}}::bigint) n JOIN base ON id = {{Id}}
          """;

    /// <summary>Gives the histories of the first bases the hashes that the service would have given them, so that it can verify them.</summary>
    private static async Task SealAsync(NpgsqlConnection database, CancellationToken cancellation)
    {
        await using var db = new RegistryDb(new DbContextOptionsBuilder<RegistryDb>().UseNpgsql(database).UseSnakeCaseNamingConvention().Options);
        var first = await db.Bases.AsNoTracking().OrderBy(b => b.Id).Take(Sealed).Select(b => b.Id).ToListAsync(cancellation);
        var rows = await db.BaseHistory.AsNoTracking().Where(h => first.Contains(h.BaseId)).OrderBy(h => h.BaseId).ThenBy(h => h.Version).ToListAsync(cancellation);
        var chained = new List<BaseHistory>();
        foreach (var row in rows)
        {
            chained.Add(new BaseHistory
            {
                Id = row.Id, BaseId = row.BaseId, Version = row.Version, What = row.What, Changes = row.Changes, TrueFrom = row.TrueFrom, KnownAt = row.KnownAt,
                By = row.By, Reason = row.Reason, Secret = row.Secret, PreviousHash = row.Version == 1 ? null : chained[^1].Hash,
            }.Sealed());
        }

        await using var update = new NpgsqlCommand(
            """
            WITH made AS (
              UPDATE base_history h SET hash = made.hash, previous_hash = made.previous
              FROM unnest(@ids, @hashes, @previous) made (id, hash, previous) WHERE h.id = made.id RETURNING h.base_id, h.version, made.hash)
            UPDATE base b SET history_hash = made.hash FROM made WHERE b.id = made.base_id AND b.revision = made.version
            """,
            database);
        update.Parameters.AddWithValue("ids", chained.ConvertAll(h => h.Id));
        update.Parameters.AddWithValue("hashes", chained.ConvertAll(h => h.Hash));
        update.Parameters.AddWithValue("previous", chained.ConvertAll(h => h.PreviousHash));
        await update.ExecuteNonQueryAsync(cancellation);
    }

    private const string Id = "('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private const string Area = "'1301' || lpad((n % 20)::text, 2, '0')";

    private static string Latitude(string version) => string.Create(CultureInfo.InvariantCulture, $"round(38 + ({version}) / 1000.0, 6)");

    private static string TrueFrom(string version) => $"date '2018-07-01' + ({version}) * 30";

    private static string KnownAt(string version) => $"timestamptz '2018-07-02 00:00+08' + ({version}) * interval '30 days'";

    private static string Hash(string version) => $"sha256(convert_to(n || '/' || ({version}), 'UTF8'))";
}
