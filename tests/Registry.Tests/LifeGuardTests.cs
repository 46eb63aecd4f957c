using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Registry.Tests;

/// <summary>What was said, shown or decided is kept by the database, whoever asks.</summary>
public sealed class LifeGuardTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Theory]
    [InlineData("UPDATE survey_answer SET answered_by = 'x'")]
    [InlineData("DELETE FROM survey_answer")]
    [InlineData("UPDATE case_use SET what = 'x'")]
    [InlineData("DELETE FROM difficulty")]
    [InlineData("DELETE FROM typical_case")]
    [InlineData("DELETE FROM support_measure")]
    public async Task The_service_cannot(string sql)
    {
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await RefusalAsync(connection, sql)).SqlState);
    }

    [Theory]
    [InlineData("UPDATE typical_case SET practice = 'x' WHERE id = '{case}'", "case_frozen")]
    [InlineData("UPDATE typical_case SET status = 'Draft', practice = 'x' WHERE id = '{case}'", "case_frozen")]
    [InlineData("UPDATE typical_case SET reviewed_by = drafted_by WHERE id = '{case}'", "case_reviewed_by_another")]
    [InlineData("UPDATE typical_case SET submitted_by = NULL WHERE id = '{case}'", "case_reviewed_by_another")]
    [InlineData(
        """
        UPDATE typical_case SET status = 'TakenDown' WHERE id = '{case}';
        INSERT INTO case_use (id, revision, case_id, edition, kind, who, what, "on", recorded_by)
        VALUES (gen_random_uuid(), 1, '{case}', 1, 'Reuse', 'x', 'x', now(), 'x')
        """,
        "case_use_while_published")]
    [InlineData("UPDATE survey SET questions = '[]' WHERE id = '{survey}'", "survey_frozen")]
    [InlineData("UPDATE survey SET due_on = due_on + 1 WHERE id = '{survey}'", "survey_frozen")]
    [InlineData(
        """
        UPDATE survey SET status = 'Closed', closed_on = now() WHERE id = '{survey}';
        INSERT INTO survey_answer (id, revision, survey_id, base_id, answered_by, answered_on, replies)
        SELECT gen_random_uuid(), 1, survey_id, base_id, 'x', now(), '[]' FROM survey_base WHERE survey_id = '{survey}'
        """,
        "survey_answer_while_open")]
    [InlineData("UPDATE support_measure SET amount_fen = 1 WHERE id = '{measure}'", "support_measure_frozen")]
    [InlineData("UPDATE difficulty SET status = 'Answered' WHERE id = '{difficulty}'", "difficulty_answered")]
    [InlineData("UPDATE difficulty SET status = 'Closed' WHERE id = '{difficulty}'", "difficulty_closed_on")]
    [InlineData("UPDATE difficulty SET outcome = 'PolicyChanged' WHERE id = '{difficulty}'", "difficulty_policy_changed")]
    [InlineData("UPDATE supervision_report SET status = 'Final' WHERE id = '{report}'", "supervision_final")]
    [InlineData(
        "UPDATE supervision_report SET status = 'Final', document_number = 'x', finalised_by = written_by, finalised_on = now() WHERE id = '{report}'",
        "supervision_final_by_another")]
    [InlineData(
        """
        UPDATE supervision_report SET status = 'Final', document_number = 'x', finalised_by = 'y', finalised_on = now() WHERE id = '{report}';
        UPDATE supervision_report SET content = '{}' WHERE id = '{report}'
        """,
        "supervision_frozen")]
    public async Task Not_even_the_owner_can(string sql, string constraint)
    {
        var id = await host.ABaseAsync();
        foreach (var (name, row) in new (string, Guid)[]
        {
            ("{case}", (await host.APublishedCaseAsync(id)).Id),
            ("{survey}", (await host.AnOpenSurveyAsync(20, id)).Id),
            ("{measure}", (await host.ActAsync<Given.IdRow>(Given.County, "/support-measures", host.MeasureBody(id))).Id),
            ("{difficulty}", (await host.WalkAsync(await host.ADifficultyAsync(id), "assign")).Id),
            ("{report}", (await host.ActAsync<Given.IdRow>(Given.Officer, "/supervision-reports", new { year = 2018 })).Id),
        })
        {
            sql = sql.Replace(name, row.ToString(), StringComparison.Ordinal);
        }

        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(constraint, (await RefusalAsync(connection, sql)).ConstraintName);
    }

    private static async Task<PostgresException> RefusalAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
