using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Registry.Tests;

/// <summary>What must not happen to a title is refused by the database: to the service's own user, and mostly to its owner too.</summary>
public sealed class DatabaseGuardTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    private const string Continue =
        """
        INSERT INTO base_history (id, base_id, version, what, changes, true_from, known_at, by, secret, previous_hash, hash)
        SELECT gen_random_uuid(), id, revision + 1, 'x', '{}', true_since, changed_at, 'x', sha256('x'), history_hash, sha256('y') FROM base WHERE id = '{0}'
        """;

    [Theory]
    [InlineData("UPDATE base_history SET changes = '{}'")]
    [InlineData("DELETE FROM base_history")]
    [InlineData("TRUNCATE base_history")]
    [InlineData("UPDATE support SET amount_fen = 0")]
    [InlineData("DELETE FROM support")]
    [InlineData("DELETE FROM base")]
    [InlineData("DELETE FROM change_request")]
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
    [InlineData("UPDATE base SET name = 'x' WHERE id = '{0}'", "base_equals_history")]
    [InlineData("UPDATE base SET revision = 9 WHERE id = '{0}'", "base_equals_history")]
    [InlineData("UPDATE base SET history_hash = sha256('x') WHERE id = '{0}'", "base_equals_history")]
    [InlineData(Continue, "base_equals_history")]
    [InlineData($"UPDATE base SET management = 'Rectifying' WHERE id = '{{0}}'; {Given.FollowInHistory}", "base_rectifies_by_order")]
    [InlineData(
        $"UPDATE base SET title = 'Revoked', revocation_document = 'x', revoked_on = now() WHERE id = '{{0}}'; {Given.FollowInHistory}",
        "base_revoked_by_approval")]
    public async Task A_base_changes_with_its_history_and_by_its_procedure_only(string sql, string constraint) =>
        Assert.Equal(constraint, (await RefusalAsync(sql, await host.ABaseAsync())).ConstraintName);

    [Theory]
    [InlineData("version + 1", "base_history_chain")]
    [InlineData("version - 1", "base_history_chain")]
    [InlineData("version", "base_history_chain")]
    [InlineData("version, sha256('x')", "base_history_chain")]
    [InlineData("version, hash, known_at - interval '1 second'", "base_history_chain")]
    [InlineData("version, null", "base_history_chain")]
    [InlineData("version, hash, known_at, 7", "base_history_corrects")]
    [InlineData("version, hash, known_at, null, (known_at + interval '2 days')::date", "base_history_true_before_known")]
    public async Task A_history_goes_on_where_it_ended(string row, string constraint)
    {
        var id = await host.ABaseAsync();
        string[] given = row.Split(", ");
        string[] columns = [.. given, .. new[] { "version", "hash", "known_at", "null", "true_from" }[given.Length..]];
        columns[0] = $"{columns[0]} + {(given is ["version"] ? 0 : 1)}";

        Assert.Equal(constraint, (await RefusalAsync(
            $"""
             INSERT INTO base_history (id, base_id, what, changes, by, secret, hash, version, previous_hash, known_at, corrects, true_from)
             SELECT gen_random_uuid(), base_id, 'x', '{"{}"}', 'x', secret, sha256('y'), {string.Join(", ", columns)} FROM base_history WHERE base_id = '{"{0}"}'
             """, id)).ConstraintName);
    }

    [Theory]
    [InlineData("UPDATE base SET latitude = 38 WHERE id = '{0}'", "base_place_is_whole")]
    [InlineData("UPDATE base SET title = 'Expired', title_ended_on = now() WHERE id = '{0}'", "base_expires_by_its_term")]
    [InlineData("UPDATE base SET title = 'GivenUp' WHERE id = '{0}'", "base_given_up_on")]
    [InlineData("UPDATE base SET title = 'GivenUp', title_ended_on = now() WHERE id = '{0}'", "base_left_by_approval")]
    [InlineData("UPDATE base SET publicity = 'x', publicised_on = now() WHERE id = '{0}'", "base_publicity_is_earned")]
    [InlineData("UPDATE base SET level = 'Provincial', management = 'UnderEvaluation' WHERE id = '{0}'", "base_managed_by_its_city")]
    public async Task A_title_moves_with_what_it_needs_only(string sql, string constraint) =>
        Assert.Equal(constraint, (await RefusalAsync(sql, await host.ABaseAsync())).ConstraintName);

    [Theory]
    [InlineData("UPDATE change_request SET decided_by = requested_by WHERE base_id = '{0}' AND kind = 'Exit'", "change_decided_by_another")]
    [InlineData("UPDATE change_request SET status = 'Approved', decided_by = 'x', decided_on = now() WHERE base_id = '{0}' AND kind = 'Exit'", "change_approved_by_document")]
    [InlineData("UPDATE change_request SET name = NULL WHERE base_id = '{0}' AND kind = 'Exit'; UPDATE change_request SET kind = 'Name' WHERE base_id = '{0}' AND kind = 'Exit'", "change_asks_for_something")]
    [InlineData("UPDATE change_request SET status = 'Requested', decided_by = NULL, decided_on = NULL, document_number = NULL WHERE base_id = '{0}' AND kind = 'Name'", "change_request_final")]
    public async Task A_request_is_decided_whole_and_once(string sql, string constraint)
    {
        var id = await host.ABaseAsync();
        await host.ApprovedAsync(await host.ARequestAsync(id, new { kind = "name", reason = "更名", name = "样例新名" }));
        await host.ARequestAsync(id, new { kind = "exit", reason = "调整" });

        Assert.Equal(constraint, (await RefusalAsync(sql, id)).ConstraintName);
    }

    [Theory]
    [InlineData("score = NULL", "cycle_graded")]
    [InlineData("grade = NULL", "cycle_graded")]
    [InlineData("score = 100.5", "cycle_score")]
    public async Task What_is_graded_has_its_score_and_its_grade(string set, string constraint)
    {
        var id = await host.AGradedBaseAsync(Contracts.Grade.Good);

        Assert.Equal(constraint, (await RefusalAsync($"UPDATE evaluation_cycle_base SET {set} WHERE base_id = '{{0}}'", id)).ConstraintName);
    }

    [Fact]
    public async Task A_rectification_is_verified_by_another_than_who_ordered_it()
    {
        var id = await host.ABaseAsync();
        await host.ARectificationAsync(id);

        Assert.Equal(
            "rectification_verified_by_another",
            (await RefusalAsync("UPDATE rectification SET verified_by = ordered_by WHERE base_id = '{0}'", id)).ConstraintName);
    }

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
