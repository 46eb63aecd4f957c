using System.Net.Http.Json;
using System.Text.Json;
using Contracts;
using Npgsql;
using Testing.Services;

namespace Registry.Tests;

/// <summary>A reader of the feed sees every change once, in one order, however the changes were committed.</summary>
public sealed class FeedTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private static readonly Principal Department = Principal.System("registry:read");

    [Fact]
    public async Task Every_change_of_a_base_has_a_place_with_the_state_after_it()
    {
        var start = await HeadAsync();
        var id = await host.AGradedBaseAsync(Grade.Poor);
        await host.ARectificationAsync(id);

        var changes = (await ReadAllAsync(start)).Items.Where(item => item.BaseId == id).ToList();

        Assert.Equal(
            [(1, "registered"), (2, "evaluation-opened"), (3, "graded"), (4, "rectification-ordered")], changes.Select(item => (item.Version, item.What)));
        Assert.Equal("Rectifying", Assert.Single(changes[3].Changes).Value.GetString());
        Assert.Equal(await host.ReadAsync<string>($"SELECT encode(history_hash, 'hex') FROM base WHERE id = '{id}'"), changes[3].Hash);
    }

    [Fact]
    public async Task A_copy_that_follows_the_feed_is_the_registry_but_for_the_payee()
    {
        await host.AGradedBaseAsync(Grade.Outstanding);
        await host.WalkAsync(await host.ARectificationAsync(await host.ABaseAsync()), Given.ToRevocation);
        var copy = new Dictionary<Guid, Dictionary<string, JsonElement>>();
        foreach (var item in (await ReadAllAsync(0)).Items)
        {
            var known = copy.TryGetValue(item.BaseId, out var state) ? state : copy[item.BaseId] = [];
            foreach (var (field, value) in item.Changes)
            {
                known[field] = value;
            }
        }

        foreach (var (id, state) in copy)
        {
            var own = JsonElement.Parse(await host.ReadAsync<string>(
                $"""
                 SELECT (to_jsonb(base) - array['id', 'revision', 'changed_at', 'true_since', 'history_hash'])::text FROM base WHERE id = '{id}'
                 """)).EnumerateObject().Where(field => !field.Name.StartsWith("payee", StringComparison.Ordinal))
                .Where(field => field.Value.ValueKind is not JsonValueKind.Null).ToDictionary(field => field.Name, field => field.Value);
            var kept = state.Where(field => field.Value.ValueKind is not JsonValueKind.Null).ToDictionary();
            Assert.Equal(own.Keys.Order(), kept.Keys.Order());
            Assert.All(kept, field => Assert.True(JsonElement.DeepEquals(own[field.Key], field.Value), field.Key));
        }

        Assert.Equal(await host.ReadAsync<long>("SELECT count(*) FROM base"), copy.Count);
    }

    [Fact]
    public async Task At_the_end_the_cursor_stays_until_something_changes()
    {
        var end = await HeadAsync();

        var (nothing, next) = await ReadAllAsync(end);
        Assert.Empty(nothing);
        Assert.Equal(end, next);

        var id = await host.ABaseAsync();
        Assert.Contains((await ReadAllAsync(next)).Items, item => item.BaseId == id);
    }

    [Fact]
    public async Task A_reader_beside_many_writers_skips_nothing_and_sees_nothing_twice()
    {
        var (start, bases) = (await HeadAsync(), await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.ABaseAsync())));
        var before = await HeadAsync();
        Assert.Equal(start + bases.Length, before);
        using var end = new CancellationTokenSource();
        var reading = ReadUntilAsync(before, end.Token);

        // Each transaction writes two changes and then waits by its own time, so commits come in another order than beginnings; some are rolled back.
        await Parallel.ForEachAsync(bases.Index(), new ParallelOptions { MaxDegreeOfParallelism = bases.Length }, async (b, _) =>
        {
            for (var round = 0; round < 15; round++)
            {
                await WriteAsync(b.Item, commit: round % 4 != b.Index % 4, waitMilliseconds: (round * 7 + b.Index * 13) % 20);
            }
        });
        var (all, head) = await ReadAllAsync(before);
        await end.CancelAsync();
        var seen = await reading;

        Assert.Equal(Enumerable.Range(1, all.Count).Select(n => before + n), all.Select(item => item.Position)); // no hole
        Assert.Equal(all.Count, await host.ReadAsync<long>($"SELECT count(*) FROM base_history WHERE base_id = ANY('{{{string.Join(',', bases)}}}') AND version > 1"));
        Assert.True(all.Count > 100, $"{all.Count} changes");
        Assert.Equal(all.Select(item => (item.Position, item.BaseId, item.Version)).Take(seen.Count), seen.Select(item => (item.Position, item.BaseId, item.Version)));
        Assert.Equal(head, Math.Max(before, seen.Count == 0 ? 0 : seen[^1].Position));
        foreach (var changes in all.GroupBy(item => item.BaseId))
        {
            Assert.Equal(changes.OrderBy(item => item.Version), changes);
        }
    }

    [Fact]
    public async Task A_place_is_taken_once_and_never_given_up()
    {
        await host.ABaseAsync();
        foreach (var sql in new[] { "DELETE FROM base_feed", "UPDATE base_feed SET position = position + 1000", "TRUNCATE base_feed" })
        {
            await using var connection = new NpgsqlConnection(host.ConnectionString);
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand(sql, connection);
            await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(0L, await host.ReadAsync<long>("SELECT (max(position) - count(*))::bigint FROM base_feed"));
        Assert.Equal(0L, await host.ReadAsync<long>("SELECT count(*) FROM base_history h WHERE NOT EXISTS (SELECT FROM base_feed f WHERE f.history_id = h.id)"));
    }

    /// <summary>As a transaction of the service would: the base and its history, twice, then time passes before the commit.</summary>
    private async Task WriteAsync(Guid id, bool commit, int waitMilliseconds)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            string.Concat(Enumerable.Repeat($"{Given.FollowInHistory.Replace("{0}", $"{id}", StringComparison.Ordinal)};", 2))
                + $"SELECT pg_sleep({waitMilliseconds} / 1000.0)",
            connection, transaction);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await (commit ? transaction.CommitAsync(TestContext.Current.CancellationToken) : transaction.RollbackAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Asks again and again after what it has seen, as a department's system does; once more after the end.</summary>
    private async Task<List<Item>> ReadUntilAsync(long after, CancellationToken end)
    {
        var seen = new List<Item>();
        bool ended;
        do
        {
            ended = end.IsCancellationRequested;
            var (items, next) = await ReadAllAsync(after);
            seen.AddRange(items);
            after = next;
        }
        while (!ended);
        return seen;
    }

    private Task<long> HeadAsync() => host.ReadAsync<long>("SELECT coalesce(max(position), 0) FROM base_feed");

    private async Task<(List<Item> Items, long Next)> ReadAllAsync(long after)
    {
        using var client = host.CreateClient(Department);
        var items = new List<Item>();
        while (true)
        {
            var page = (await client.GetFromJsonAsync<FeedPage>(new Uri($"/feed?after={after}&limit=7", UriKind.Relative), TestContext.Current.CancellationToken))!;
            items.AddRange(page.Items);
            after = page.Next;
            if (!page.More)
            {
                return (items, after);
            }
        }
    }

    private sealed record FeedPage(IReadOnlyList<Item> Items, long Next, bool More);

    private sealed record Item(long Position, Guid BaseId, long Version, string What, IReadOnlyDictionary<string, JsonElement> Changes, string Hash);
}
