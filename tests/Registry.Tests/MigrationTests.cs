using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Registry.Data;
using ServiceDefaults.Data;

namespace Registry.Tests;

public sealed class MigrationTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_registry_of_before_keeps_its_bases_and_their_history_begins_with_what_they_were()
    {
        var id = await host.ABaseAsync();
        await using var owner = new NpgsqlDataSourceBuilder(host.ConnectionString).Build();
        var options = new DbContextOptionsBuilder<RegistryDb>();
        options.Configure(owner);
        await using var db = new RegistryDb(options.Options);
        var migrator = db.GetService<IMigrator>();

        await migrator.MigrateAsync("Initial", TestContext.Current.CancellationToken);
        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);

        var kept = await db.Bases.SingleAsync(b => b.Id == id, TestContext.Current.CancellationToken);
        Assert.Empty(kept.Targets);
        Assert.Null(kept.Payee);
        var first = Assert.Single(await db.BaseHistory.Where(h => h.BaseId == id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1, "carried-over"), (first.Version, first.What));
        Assert.Equal(first.ToLink().Hash(), first.Hash);
        Assert.Equal(first.Hash, kept.HistoryHash);
    }
}
