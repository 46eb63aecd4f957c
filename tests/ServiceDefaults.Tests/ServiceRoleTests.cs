using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ServiceDefaults.Data;
using Testing.Infrastructure;

namespace ServiceDefaults.Tests;

/// <summary>ADR 34: a service works under its role, as its login where there is one, else taken on by the owner's sessions.</summary>
public sealed class ServiceRoleTests
{
    [Theory]
    [InlineData("Database=fundingdb;Username=funding_service", "funding_service", true)]
    [InlineData("Database=fundingdb;Username=postgres", "funding_service", false)]
    [InlineData("Database=fundingdb;Username=registry_service", "funding_service", false)]
    [InlineData("Database=city-funding;Username=city-funding_service", "city-funding_service", true)]
    [InlineData("Username=somebody", "funding_service", false)]
    public void The_role_is_named_for_the_database(string connection, string role, bool isOwnLogin)
    {
        var given = new NpgsqlConnectionStringBuilder(connection);

        Assert.Equal(role, ServiceRole.NameFor(given, "fundingdb"));
        Assert.Equal(isOwnLogin, ServiceRole.IsOwnLogin(given, "fundingdb"));
    }

    [Theory]
    [InlineData("funding\"; DROP ROLE x; --")]
    [InlineData("a_name_that_leaves_no_room_for_that_of_its_role_at_all")]
    public void A_name_that_cannot_name_a_role_is_refused(string database) =>
        Assert.Throws<SettingException>(() => ServiceRole.NameFor(new() { Database = database }, "fundingdb"));

    [Fact]
    public async Task An_owners_session_takes_the_role_on()
    {
        var administrator = await (await TestInfrastructure.GetAsync()).CreateDatabaseAsync("given");
        var role = await GrantAsync(administrator);

        var (session, current) = await UsersAsync(administrator);

        Assert.Equal((new NpgsqlConnectionStringBuilder(administrator).Username, role), (session, current));
    }

    [Fact]
    public async Task A_services_own_login_is_the_role()
    {
        var database = await (await TestInfrastructure.GetAsync()).CreateServiceDatabaseAsync("made");
        var role = await GrantAsync(database.Owner);

        Assert.Equal((role, role), await UsersAsync(database.Service));
    }

    private static async Task<string> GrantAsync(string owner)
    {
        await using var db = new NothingDb(new DbContextOptionsBuilder().UseNpgsql(owner).Options);
        var role = ServiceRole.NameFor(new(owner), "nothingdb");
        await ServiceRole.GrantAsync(db, role, TestContext.Current.CancellationToken);
        return role;
    }

    /// <summary>Who the service's sessions are, as PostgreSQL sees them.</summary>
    private static async Task<(string? Session, string? Current)> UsersAsync(string connection)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Configuration["ConnectionStrings:nothingdb"] = connection;
        builder.Services.AddLogging();
        builder.AddDatabase<NothingDb>("nothingdb");
        await using var services = builder.Services.BuildServiceProvider();
        await using var command = services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT session_user::text, current_user::text");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        return (reader.GetString(0), reader.GetString(1));
    }

    private sealed class NothingDb(DbContextOptions options) : ServiceDb(options);
}
