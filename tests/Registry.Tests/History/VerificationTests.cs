using System.Net.Http.Json;
using Npgsql;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Registry.Tests.History;

/// <summary>Built anew from its history, every base is the one that the registry keeps; and where it is not, that is said.</summary>
public sealed class VerificationTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task Every_base_is_built_anew_slice_by_slice()
    {
        for (var i = 0; i < 5; i++)
        {
            await host.ABaseAsync();
        }

        await host.WalkAsync(await host.ARectificationAsync(await host.ABaseAsync()), Given.ToRevocation);
        var (bases, rows) = (0, 0);
        for (Guid? after = Guid.Empty; after is not null;)
        {
            var answer = await VerifyAsync($"?limit=2&after={after}");
            Assert.Empty(answer.Differing);
            Assert.True(answer.Checked <= 2);
            (bases, rows, after) = (bases + answer.Checked, rows + answer.Rows, answer.Next);
        }

        Assert.Equal(await host.ReadAsync<long>("SELECT count(*) FROM base"), bases);
        Assert.Equal(await host.ReadAsync<long>("SELECT count(*) FROM base_history"), rows);
    }

    /// <summary>By the owner of the tables, who has taken the guards away.</summary>
    [Theory]
    [InlineData("UPDATE base SET name = 'x' WHERE id = '{0}'", "not-its-fold at base", "not-its-fold at name")]
    [InlineData("UPDATE base SET history_hash = sha256('x') WHERE id = '{0}'", "not-its-fold at base", "end-missing at base")]
    [InlineData("UPDATE base_history SET changes = changes || '{\"name\":\"x\"}' WHERE base_id = '{0}'", "not-its-fold at base", "not-its-fold at name", "row-altered at version 1")]
    [InlineData("UPDATE base_history SET by = 'x' WHERE base_id = '{0}'", "row-altered at version 1")]
    [InlineData("UPDATE base_history SET reason = 'x' WHERE base_id = '{0}'", "row-altered at version 1")]
    [InlineData("UPDATE base_history SET known_at = known_at - interval '1 day' WHERE base_id = '{0}'", "not-its-fold at base", "row-altered at version 1")]
    [InlineData("DELETE FROM base_history WHERE base_id = '{0}' AND version = 2", "not-its-fold at base", "not-its-fold at management", "end-missing at base")]
    [InlineData("DELETE FROM base_history WHERE base_id = '{0}' AND version = 1", "row-unchained at version 2", "not-its-fold at base")]
    public async Task A_base_that_differs_from_its_history_is_named(string sql, params string[] findings)
    {
        var id = await host.ABaseAsync();
        if (sql.Contains("version =", StringComparison.Ordinal))
        {
            await host.ARectificationAsync(id);
        }

        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var tamper = new NpgsqlCommand(
            $"""
             ALTER TABLE base DISABLE TRIGGER USER; ALTER TABLE base_history DISABLE TRIGGER USER;
             ALTER TABLE base_feed DROP CONSTRAINT IF EXISTS fk_base_feed_base_history_history_id;
             CREATE TEMP TABLE kept_base AS SELECT * FROM base WHERE id = '{id}';
             CREATE TEMP TABLE kept_history AS SELECT * FROM base_history WHERE base_id = '{id}';
             {sql.Replace("{0}", id.ToString(), StringComparison.Ordinal)}
             """, connection);
        await tamper.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var answer = await VerifyAsync("");

        var difference = Assert.Single(answer.Differing, d => d.BaseId == id);
        Assert.Empty(findings.Except(difference.Findings.Select(f => $"{f.Code} at {f.Place}")));
        await using var restore = new NpgsqlCommand(
            $"""
             DELETE FROM base_history WHERE base_id = '{id}'; INSERT INTO base_history SELECT * FROM kept_history;
             UPDATE base b SET name = k.name, history_hash = k.history_hash FROM kept_base k WHERE b.id = k.id;
             ALTER TABLE base ENABLE TRIGGER USER; ALTER TABLE base_history ENABLE TRIGGER USER
             """, connection);
        await restore.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Answer> VerifyAsync(string query)
    {
        using var client = host.CreateClient(Principal.Person(Role.Operator));
        return (await client.GetFromJsonAsync<Answer>(new Uri($"/bases/verification{query}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    private sealed record Answer(int Checked, int Rows, IReadOnlyList<Difference> Differing, Guid? Next);

    private sealed record Difference(Guid BaseId, string Number, IReadOnlyList<FindingRow> Findings);

    private sealed record FindingRow(string Code, string Place, string Detail);
}
