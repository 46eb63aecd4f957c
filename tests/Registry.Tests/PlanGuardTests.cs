using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Registry.Tests;

/// <summary>What must not happen to plans and reports is refused by the database: to the service's own user, and mostly to its owner too.</summary>
public sealed class PlanGuardTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Theory]
    [InlineData("UPDATE indicator_figure SET value = 0")]
    [InlineData("DELETE FROM indicator_figure")]
    [InlineData("UPDATE reporting_period SET due_on = due_on + 1")]
    [InlineData("DELETE FROM plan_report")]
    [InlineData("DELETE FROM plan_step")]
    [InlineData("DELETE FROM construction_plan")]
    public async Task The_service_cannot(string sql)
    {
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await RefusalAsync(connection, sql)).SqlState);
    }

    [Theory]
    [InlineData("UPDATE plan_report SET achievements = '改写' WHERE base_id = '{0}' AND status = 'Accepted'", "plan_report_accepted_for_good")]
    [InlineData("UPDATE plan_report SET status = 'Returned', accepted_on = NULL WHERE base_id = '{0}' AND status = 'Accepted'", "plan_report_accepted_for_good")]
    [InlineData("UPDATE plan_step SET first_due_on = first_due_on + 30 WHERE plan_id = (SELECT id FROM construction_plan WHERE base_id = '{0}') AND code = 'M01'", "plan_step_first_plan")]
    [InlineData("UPDATE plan_step SET status = 'Done', progress = 100, completed_on = now() WHERE plan_id = (SELECT id FROM construction_plan WHERE base_id = '{0}') AND code = 'M01'", "plan_step_done_by_report")]
    [InlineData("UPDATE plan_step SET progress = 100 WHERE plan_id = (SELECT id FROM construction_plan WHERE base_id = '{0}') AND code = 'M01'", "plan_step_progress")]
    [InlineData("UPDATE plan_step SET completed_on = NULL WHERE plan_id = (SELECT id FROM construction_plan WHERE base_id = '{0}') AND code = 'ENT-K1.1'", "plan_step_completed")]
    public async Task What_was_accepted_and_first_planned_stays(string sql, string constraint)
    {
        var id = await host.APlannedBaseAsync();
        var period = await host.AnEndedPeriodAsync();
        await host.AnAcceptedReportAsync(period, id, host.PlanReportBody(period, first: 100));
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(constraint, (await RefusalAsync(connection, sql.Replace("{0}", id.ToString(), StringComparison.Ordinal))).ConstraintName);
    }

    private static async Task<PostgresException> RefusalAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
