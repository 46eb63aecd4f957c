using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Testing.Infrastructure;

namespace Applications.Tests;

/// <summary>Attacks on the database as the service's own login: what must not happen is refused there.</summary>
public sealed class DatabaseRoleTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Theory]
    [InlineData("UPDATE audit SET actor = 'somebody else'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("TRUNCATE audit")]
    [InlineData("DELETE FROM audit_leaf")]
    [InlineData("UPDATE audit_head SET head = ''")]
    [InlineData("DROP TABLE audit")]
    [InlineData("ALTER TABLE audit DISABLE TRIGGER ALL")]
    [InlineData("DROP TRIGGER audit_append_only ON audit")]
    [InlineData("CREATE TABLE mine (id int)")]
    [InlineData("UPDATE recognition SET name = 'another'")]
    [InlineData("DELETE FROM recognition")]
    [InlineData("ALTER TABLE application DISABLE TRIGGER ALL")]
    [InlineData("ALTER TABLE audit DISABLE TRIGGER audit_append_only")]
    [InlineData("RESET ROLE; ALTER TABLE audit DISABLE TRIGGER audit_append_only")]
    [InlineData("SET ROLE NONE; ALTER TABLE audit DISABLE TRIGGER audit_append_only")]
    [InlineData("RESET SESSION AUTHORIZATION; ALTER TABLE audit DISABLE TRIGGER audit_append_only")]
    [InlineData("SET ROLE \"{owner}\"")]
    [InlineData("SET SESSION AUTHORIZATION \"{owner}\"")]
    [InlineData("GRANT \"{owner}\" TO CURRENT_USER")]
    [InlineData("ALTER ROLE \"{owner}\" PASSWORD 'known'")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("COPY (SELECT 1) TO PROGRAM 'true'")]
    public async Task The_service_cannot(string sql)
    {
        await host.ADraftCallAsync(); // there is something to attack
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql.Replace("{owner}", Owner, StringComparison.Ordinal), connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Fact]
    public async Task The_service_logs_in_as_itself_and_is_nobody_else()
    {
        Assert.NotEqual(Owner, Service.Username);
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            SELECT session_user::text = $1 AND current_user = session_user AND NOT (rolsuper OR rolcreaterole OR rolcreatedb)
              AND NOT EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid) AND NOT EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid)
            FROM pg_roles WHERE rolname = session_user
            """, connection) { Parameters = { new() { Value = Service.Username } } };

        Assert.Equal(true, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_service_cannot_read_another_services_database()
    {
        var other = await (await TestInfrastructure.GetAsync()).CreateServiceDatabaseAsync("other");
        var login = new NpgsqlConnectionStringBuilder(Service.ConnectionString) { Database = new NpgsqlConnectionStringBuilder(other.Owner).Database };
        await using var connection = new NpgsqlConnection(login.ConnectionString);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    private string Owner => new NpgsqlConnectionStringBuilder(host.ConnectionString).Username!;

    /// <summary>What the service itself was given.</summary>
    private NpgsqlConnectionStringBuilder Service => new(host.Services.GetRequiredService<IConfiguration>().GetConnectionString("applicationsdb"));
}
