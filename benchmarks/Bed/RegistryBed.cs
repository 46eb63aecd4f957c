extern alias RegistryService;

using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Testing.Services;

namespace Benchmarks.Bed;

/// <summary>The registry service, whole, on a database of its own with many bases, each with a long history.</summary>
internal sealed class RegistryBed() : ServiceHost<RegistryService::Program>("registry")
{
    public const int RowsEach = 20;
    private const int Batch = 10_000;

    public HttpClient AsDepartment() => CreateClient(Principal.System("registry:read"));

    public HttpClient AsAnybody() => CreateClient(Principal.Nobody);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseContentRoot(Path.GetFullPath("services/Registry")); // tests find it by themselves, this program does not
    }

    /// <summary>
    /// Written past the guards, which would compare each of millions of rows with its base: nineteen changes of place and publicity
    /// follow each registration, and the base is their fold. The hashes are chained, but not those of the service.
    /// </summary>
    public async Task FillAsync(int count)
    {
        await GuardAsync("DISABLE");
        for (var from = 1; from <= count; from += Batch)
        {
            await ReadAsync<long>(
                $$"""
                  INSERT INTO base (id, revision, recognition_id, number, kind, level, name, area, builder_name, builder_credit_code, chains, latitude, longitude,
                    document_number, recognised_on, registered_on, title, management, targets, changed_at, true_since, history_hash)
                  SELECT {{Id}}, {{RowsEach}}, {{Id}}, 2018 || '-ENT-' || (100000 + n), (array['Region', 'University', 'Enterprise'])[n % 3 + 1], 'Municipal',
                    '示范基地' || n, {{Area}}, '第' || n || '科技公司', '9' || lpad(n::text, 17, '0'), '{Industry}', {{Latitude($"{RowsEach}")}}, 114.5,
                    '石政函〔2018〕1号', '2018-07-01', '2018-07-01', 'Held', 'Regular', '[]', {{KnownAt($"{RowsEach}")}}, {{TrueFrom($"{RowsEach}")}}, {{Hash($"{RowsEach}")}}
                  FROM generate_series({{from}}, {{Math.Min(count, from + Batch - 1)}}::bigint) n;
                  INSERT INTO base_history (id, base_id, version, what, changes, true_from, known_at, by, secret, previous_hash, hash)
                  SELECT gen_random_uuid(), b.id, v, CASE v WHEN 1 THEN 'registered' ELSE 'place-corrected' END,
                    CASE v WHEN 1 THEN jsonb_strip_nulls(to_jsonb(b)) - array['id', 'revision', 'changed_at', 'true_since', 'history_hash'] ELSE '{}' END
                      || jsonb_build_object('latitude', {{Latitude("v")}}),
                    {{TrueFrom("v")}}, {{KnownAt("v")}}, 'bench', sha256('x'), CASE WHEN v > 1 THEN {{Hash("v - 1")}} END, {{Hash("v")}}
                  FROM generate_series({{from}}, {{Math.Min(count, from + Batch - 1)}}::bigint) n JOIN base b ON b.id = {{Id}}, generate_series(1, {{RowsEach}}) v;
                  INSERT INTO base_listing (base_id, text, grams)
                  SELECT id, base_found_by(base), search_grams(base_found_by(base), search_text(builder_credit_code), search_text(number))
                  FROM generate_series({{from}}, {{Math.Min(count, from + Batch - 1)}}::bigint) n JOIN base ON id = {{Id}};
                  SELECT 1::bigint
                  """);
        }

        await ReadAsync<long>(
            """
            INSERT INTO base_feed (position, history_id) SELECT row_number() OVER (ORDER BY known_at, base_id), id FROM base_history;
            SELECT 1::bigint
            """);
        await GuardAsync("ENABLE");
        await ReadAsync<long>("ANALYZE base; ANALYZE base_history; ANALYZE base_listing; ANALYZE base_feed; SELECT 1::bigint");
    }

    private Task<long> GuardAsync(string what) => ReadAsync<long>(
        $"ALTER TABLE base {what} TRIGGER USER; ALTER TABLE base_history {what} TRIGGER USER; ALTER TABLE base_feed {what} TRIGGER USER; SELECT 1::bigint");

    private const string Id = "('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";
    private const string Area = "'1301' || lpad((n % 20)::text, 2, '0')";

    private static string Latitude(string version) => string.Create(CultureInfo.InvariantCulture, $"38 + ({version}) / 1000.0");

    private static string TrueFrom(string version) => $"date '2018-07-01' + ({version}) * 30";

    private static string KnownAt(string version) => $"timestamptz '2018-07-02 00:00+08' + ({version}) * interval '30 days'";

    private static string Hash(string version) => $"sha256(convert_to(n || '/' || ({version}), 'UTF8'))";
}
