using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Applications.Tests;

/// <summary>Attacks on the database as the service's own user: what must not happen is refused there.</summary>
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
    [InlineData("RESET ROLE; UPDATE audit SET actor = 'somebody else'")]
    public async Task The_service_cannot(string sql)
    {
        await host.ADraftCallAsync(); // there is something to attack
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }
}
