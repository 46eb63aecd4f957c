using System.Net.Http.Json;
using Npgsql;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Lists as the tests ask for them, over many applications that the database makes from one.</summary>
internal static class Lists
{
    private const int Batch = 1_000;
    private static long _batches;

    public static async Task<Page> ListAsync(this ApplicationsHost host, Principal by, string query = "")
    {
        using var client = host.CreateClient(by);
        return (await client.GetFromJsonAsync<Page>(new Uri($"/applications{query}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    /// <summary>All pages, one after another.</summary>
    public static async Task<IReadOnlyList<Row>> AllAsync(this ApplicationsHost host, Principal by, string query, int limit = 200)
    {
        var rows = new List<Row>();
        string? next = null;
        do
        {
            var page = await host.ListAsync(by, $"?limit={limit}{(query.Length == 0 ? "" : "&" + query)}{(next is null ? "" : "&after=" + Uri.EscapeDataString(next))}");
            rows.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null);
        return rows;
    }

    /// <summary>Copies of one submitted application, of other organisations, spread over areas, states, times and scores.</summary>
    public static async Task<Guid> ManyAsync(this ApplicationsHost host, int count, string area = "1301")
    {
        var call = await host.AnOpenCallAsync();
        var row = await host.SubmittedAsync(call);
        var (batch, first) = (Guid.CreateVersion7().ToString("N")[15..], Interlocked.Increment(ref _batches) * 1_000_000L);
        for (var from = 1; from <= count; from += Batch)
        {
            await host.ReadAsync<long>(
                $$"""
                  with made as (
                    insert into application
                    select made.* from (select a from application a where id = '{{row.Id}}') one, generate_series({{from}}, {{Math.Min(count, from + Batch - 1)}}::bigint) n, lateral jsonb_populate_record(one.a, jsonb_build_object(
                        'id', '0190000' || lpad(to_hex(n), 8, '0') || '{{batch}}', 'number', '2018-ENT-' || ({{first}} + n), 'revision', 3,
                        'status', (array['Ranked', 'Reserve', 'NotSelected', 'Shortlisted'])[n % 4 + 1], 'applicant_code', '9' || lpad(n::text, 17, '0'),
                        'name', '示范基地' || n, 'area', '{{area}}' || lpad((n % 20)::text, 2, '0'), 'submitted_at', (one.a).submitted_at + n * interval '1 second',
                        'score', (n * 7919 % 1000000) / 10000.0, 'rank', n,
                        'form', (one.a).form || jsonb_build_object(
                            'name', '示范基地' || n, 'applicantName', (array['长安', '裕华', '桥西', '新华', '藁城'])[n % 5 + 1] || '第' || n || '科技公司'))) made
                    returning 1)
                  select count(*) from made
                  """);
        }

        return call;
    }

    /// <summary>As autovacuum leaves it after so many new rows: with statistics, and with no index entries that still wait to be sorted in.</summary>
    public static async Task TidyAsync(this ApplicationsHost host, string table)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"VACUUM ANALYZE {table}", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public sealed record Page(IReadOnlyList<Row> Items, string? Next);

    public sealed record Row(
        Guid Id, string Status, Guid CallId, string Kind, string Name, string Area, Contracts.Party Applicant, DateTimeOffset? SubmittedAt, int? Rank,
        decimal? Score, string? Number);
}
