using System.Runtime.Versioning;
using NativeHost.Infrastructure;
using Npgsql;
using Testing.Infrastructure;

namespace NativeHost.Tests;

/// <summary>ADR 34: a database has an owner and a service's login, whoever made it and whoever administers the server.</summary>
public sealed class DatabaseLoginTests
{
    [Fact]
    public async Task What_an_earlier_version_left_to_the_administrator_goes_to_the_owner()
    {
        var administrator = await (await TestInfrastructure.GetAsync()).CreateDatabaseAsync("funding");
        var logins = LoginsOf(administrator);
        await ExecuteAsync(administrator,
            $"""
             CREATE ROLE "{logins.Service}" NOLOGIN;
             CREATE TABLE award (id bigserial PRIMARY KEY, fen bigint);
             CREATE VIEW awards AS SELECT * FROM award;
             CREATE SEQUENCE numbers;
             CREATE FUNCTION post() RETURNS void LANGUAGE sql SECURITY DEFINER AS 'INSERT INTO award (fen) VALUES (1)';
             GRANT SELECT, INSERT ON award TO "{logins.Service}";
             """);

        await PostgresLogins.GiveAsync(administrator, logins, TestContext.Current.CancellationToken);
        await PostgresLogins.GiveAsync(administrator, logins, TestContext.Current.CancellationToken); // as at the next start

        var (owner, service) = (logins.OwnerConnection(administrator), logins.ServiceConnection(administrator));
        await ExecuteAsync(owner, "ALTER TABLE award ADD COLUMN note text; CREATE TABLE payment (id bigserial PRIMARY KEY); DROP VIEW awards; DROP SEQUENCE numbers");
        await ExecuteAsync(service, "SELECT post(); INSERT INTO award (fen) VALUES (2); INSERT INTO payment DEFAULT VALUES; UPDATE award SET fen = 3");
        Assert.Equal(2L, await ExecuteAsync(service, "SELECT count(*) FROM award WHERE fen = 3"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(service, "ALTER TABLE award DROP COLUMN note"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(service, $"SET ROLE \"{logins.Owner}\""));
    }

    [Fact]
    public async Task An_administrator_need_not_be_a_superuser()
    {
        var superuser = await (await TestInfrastructure.GetAsync()).CreateDatabaseAsync("modest");
        var modest = LoginsOf(superuser) with { OwnerPassword = "p" };
        await ExecuteAsync(superuser, $"CREATE ROLE \"{modest.Owner}\" LOGIN CREATEDB CREATEROLE PASSWORD 'p'");
        var administrator = modest.OwnerConnection(superuser);
        var logins = DatabaseLogins.Create($"{modest.Database}_its");
        try
        {
            await PostgresLogins.GiveAsync(administrator, logins, TestContext.Current.CancellationToken);

            await ExecuteAsync(logins.OwnerConnection(administrator), "CREATE TABLE fact (id int)");
            await ExecuteAsync(logins.ServiceConnection(administrator), "INSERT INTO fact VALUES (1)");
        }
        finally
        {
            await PostgresAdmin.DropAsync(superuser, logins.Database, CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("CREATE ROLE \"{0}\" SUPERUSER")]
    [InlineData("CREATE ROLE \"{0}\" CREATEROLE")]
    [InlineData("CREATE ROLE \"{0}\"; GRANT pg_read_all_data TO \"{0}\"")]
    [InlineData("CREATE ROLE \"{0}\"; CREATE ROLE \"{1}\"; GRANT \"{1}\" TO \"{0}\"")]
    public async Task A_role_that_may_do_more_is_not_taken_for_a_services(string before)
    {
        var administrator = await (await TestInfrastructure.GetAsync()).CreateDatabaseAsync("mighty");
        var logins = LoginsOf(administrator);
        await ExecuteAsync(administrator, before.Replace("{0}", logins.Service, StringComparison.Ordinal).Replace("{1}", logins.Owner, StringComparison.Ordinal));

        var refusal = await Assert.ThrowsAsync<HostException>(() =>
            PostgresLogins.GiveAsync(administrator, logins, TestContext.Current.CancellationToken));

        Assert.Contains(logins.Service, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_server_of_the_platforms_own_a_service_reaches_its_database_alone()
    {
        await using var server = await TestInfrastructure.StartPrivatePostgresAsync();
        DatabaseLogins[] all = [.. Topology.Databases.Select(DatabaseLogins.Create)];
        await Task.WhenAll(all.Select(async logins =>
        {
            await PostgresLogins.KeepToTheirDatabasesAsync(server.ConnectionString, TestContext.Current.CancellationToken);
            await PostgresLogins.GiveAsync(server.ConnectionString, logins, TestContext.Current.CancellationToken);
        }));

        foreach (var logins in all)
        {
            var service = logins.ServiceConnection(server.ConnectionString);
            Assert.Equal(logins.Service, await ExecuteAsync(service, "SELECT session_user::text"));
            foreach (var other in Topology.Databases.Except([logins.Database]).Concat(["postgres", "template1"]))
            {
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(PostgresAdmin.ForDatabase(service, other), "SELECT 1"));
            }
        }
    }

    [Fact, SupportedOSPlatform("linux")]
    public void The_passwords_are_kept_where_only_the_host_reads()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "logins");

        var logins = DatabaseLogins.ReadOrCreate(path, "fundingdb");

        Assert.Equal(logins, DatabaseLogins.ReadOrCreate(path, "fundingdb"));
        Assert.NotEqual(logins.OwnerPassword, logins.ServicePassword);
        Assert.Equal(["funding_owner", "funding_service"], Directory.GetFiles(path).Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(path), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    private static DatabaseLogins LoginsOf(string administrator) =>
        DatabaseLogins.Create(new NpgsqlConnectionStringBuilder(administrator).Database!);

    private static async Task<string> RefusalAsync(string connectionString, string sql) =>
        (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connectionString, sql))).SqlState;

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
