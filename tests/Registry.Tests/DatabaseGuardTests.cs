using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Registry.Tests;

/// <summary>What must not happen to a title is refused by the database: to the service's own user, and mostly to its owner too.</summary>
public sealed class DatabaseGuardTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Theory]
    [InlineData("UPDATE base_history SET title = 'Held'")]
    [InlineData("DELETE FROM base_history")]
    [InlineData("TRUNCATE base_history")]
    [InlineData("UPDATE support SET amount_fen = 0")]
    [InlineData("DELETE FROM support")]
    [InlineData("DELETE FROM base")]
    [InlineData("ALTER TABLE base DISABLE TRIGGER ALL")]
    public async Task The_service_cannot(string sql)
    {
        await host.ABaseAsync();
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await RefusalAsync(connection, sql)).SqlState);
    }

    [Theory]
    [InlineData("UPDATE base SET title = 'Held' WHERE id = '{0}'", "base_revoked_for_good")]
    [InlineData("UPDATE base SET title = 'Annulled' WHERE id = '{0}'", "base_revoked_for_good")]
    [InlineData("UPDATE base SET title = 'Annulled', annulment_document = '石政复〔2019〕1号' WHERE id = '{0}'", "base_equals_history")]
    [InlineData("UPDATE base SET revocation_document = NULL WHERE id = '{0}'", "base_revoked_by_document")]
    [InlineData("UPDATE base SET management = 'Rectifying' WHERE id = '{0}'", "base_managed_while_held")]
    [InlineData("UPDATE rectification SET revoked_by = proposed_by WHERE base_id = '{0}'", "rectification_revoked_by_another")]
    [InlineData("UPDATE rectification SET hearing_held_on = NULL WHERE base_id = '{0}'", "rectification_revoked_by_another")]
    [InlineData("UPDATE rectification SET status = 'Hearing', closed_on = NULL WHERE base_id = '{0}'", "base_rectifies_by_order")]
    public async Task A_revoked_title_stays_as_it_was_revoked(string sql, string constraint)
    {
        var id = await host.ABaseAsync();
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);

        Assert.Equal(constraint, (await RefusalAsync(sql, id)).ConstraintName);
    }

    [Theory]
    [InlineData("UPDATE base SET title = 'Suspended' WHERE id = '{0}'", "base_equals_history")]
    [InlineData("UPDATE base SET revision = 9 WHERE id = '{0}'", "base_equals_history")]
    [InlineData(
        "INSERT INTO base_history (id, base_id, version, what, title, management, at, by) VALUES (gen_random_uuid(), '{0}', 9, 'x', 'Held', 'Regular', now(), 'x')",
        "base_equals_history")]
    [InlineData(
        """
        UPDATE base SET management = 'Rectifying', revision = 2 WHERE id = '{0}';
        INSERT INTO base_history (id, base_id, version, what, title, management, at, by) VALUES (gen_random_uuid(), '{0}', 2, 'x', 'Held', 'Rectifying', now(), 'x')
        """,
        "base_rectifies_by_order")]
    [InlineData(
        """
        UPDATE base SET title = 'Revoked', revocation_document = 'x', revoked_on = now(), revision = 2 WHERE id = '{0}';
        INSERT INTO base_history (id, base_id, version, what, title, management, at, by) VALUES (gen_random_uuid(), '{0}', 2, 'x', 'Revoked', 'Regular', now(), 'x')
        """,
        "base_revoked_by_approval")]
    public async Task A_base_changes_with_its_history_and_by_its_procedure_only(string sql, string constraint) =>
        Assert.Equal(constraint, (await RefusalAsync(sql, await host.ABaseAsync())).ConstraintName);

    [Fact]
    public async Task A_base_has_one_live_rectification_and_one_open_cycle()
    {
        var id = await host.ABaseAsync();
        await host.ARectificationAsync(id);
        await host.AnOpenCycleAsync();
        const string secondRectification =
            """
            INSERT INTO rectification (id, revision, status, base_id, ground, reason, ordered_on, due_on, grace_working_days)
            SELECT gen_random_uuid(), 1, 'Ordered', base_id, ground, reason, ordered_on, due_on, 5 FROM rectification WHERE base_id = '{0}'
            """;
        const string secondCycle =
            """
            INSERT INTO evaluation_cycle SELECT gen_random_uuid(), revision, status, title, year, due_on, opened_on, closed_on, evaluator_credit_code, evaluator_name
            FROM evaluation_cycle WHERE id = (SELECT cycle_id FROM evaluation_cycle_base WHERE base_id = '{0}');
            INSERT INTO evaluation_cycle_base (cycle_id, base_id, number, kind, name, status, in_open_cycle, evaluation_version, builder_credit_code, builder_name)
            SELECT c.id, e.base_id, number, kind, name, 'Waiting', true, 0, builder_credit_code, builder_name
            FROM evaluation_cycle c, evaluation_cycle_base e WHERE e.base_id = '{0}' AND c.id <> e.cycle_id
            """;

        Assert.Equal("ux_rectification_live", (await RefusalAsync(secondRectification, id)).ConstraintName);
        Assert.Equal("ux_evaluation_cycle_base_open", (await RefusalAsync(secondCycle, id)).ConstraintName);
    }

    /// <summary>As the owner: even who may do everything to the tables cannot do this without taking the guards away first.</summary>
    private async Task<PostgresException> RefusalAsync(string sql, Guid id)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await RefusalAsync(connection, sql.Replace("{0}", id.ToString(), StringComparison.Ordinal));
    }

    private static async Task<PostgresException> RefusalAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
