using Funding.Awards;
using Funding.Budgets;
using Funding.Payments;
using Funding.Recoveries;
using Funding.Reversals;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Reflection;

namespace Funding.Tests;

/// <summary>The database moves a status along the table in the code and along no other, whoever writes.</summary>
public sealed class StatusGuardTests(FundingHost host) : IClassFixture<FundingHost>
{
    /// <summary>Arrows that one commit takes one after another.</summary>
    private static readonly Dictionary<string, string[]> Ways = new()
    {
        ["payment"] =
        [
            "Sent Accepted Paid", "Sent Accepted Paid Reconciled", "Accepted Paid Reconciled", "Unknown Paid Reconciled", "NotReceived Paid Reconciled", // a statement settles and reconciles
            "Sent Accepted Paid Returned", "Accepted Paid Returned", "Unknown Paid Returned", "NotReceived Paid Returned", // what came back must have been paid before
            "Sent Unknown NotReceived", "Sent Unknown NotReceived Cancelled", "Unknown NotReceived Cancelled", // of an award that has ended
        ],
        ["award"] = ["Proposed BudgetReserved Approved"], // an amendment takes its place at once
    };

    [Fact]
    public async Task Of_all_pairs_the_database_allows_the_arrows_of_the_code_and_the_ways_of_one_commit()
    {
        await host.ARecoveryAsync(yuan: 10);
        var change = await host.AChangeAsync(await host.AnApprovedBudgetAsync(10), "freeze", 1);
        await host.DoAsync(Given.Approver, $"/budget-changes/{change}/approve", ifMatch: 1);
        await host.AReversalAsync(await host.JournalOfAsync(change));

        await CheckAsync<Payment, PaymentStatus>("payment");
        await CheckAsync<Award, AwardStatus>("award");
        await CheckAsync<Recovery, RecoveryStatus>("recovery");
        await CheckAsync<Budget, BudgetStatus>("budget");
        await CheckAsync<Reversal, ReversalStatus>("reversal");
    }

    [Theory]
    [InlineData("UPDATE payment SET status = 'Paid' WHERE status = 'Locked'", "payment_status_arrow")]
    [InlineData("UPDATE payment SET status = 'Approved' WHERE status = 'Locked'", "payment_status_arrow")]
    [InlineData("UPDATE award SET status = 'Proposed' WHERE status = 'Active'", "award_status_arrow")]
    [InlineData("SELECT settle_payments(NULL, json_build_array(json_build_object('id', id, 'seen', revision, 'status', 'Paid', 'revision', revision + 1)), '[]', '[]') FROM payment WHERE status = 'Locked' LIMIT 1", "payment_status_arrow")]
    public async Task The_service_itself_cannot_take_another_way(string sql, string guard)
    {
        await host.APaymentAsync((await host.AnActiveAwardAsync()).Id, "locked");
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(guard, refusal.ConstraintName);
    }

    private async Task CheckAsync<TAggregate, TStatus>(string table)
        where TStatus : struct, Enum
    {
        var arrows = Arrows<TAggregate, TStatus>();
        var ways = Ways.GetValueOrDefault(table, []).Select(way => way.Split(' ')).ToList();
        Assert.All(ways, way => Assert.All(way.Zip(way.Skip(1)), step => Assert.Contains($"{step.First}>{step.Second}", arrows)));

        var allowed = await AllowedAsync(table, Enum.GetNames<TStatus>());

        Assert.Equal(arrows.Concat(ways.Select(way => $"{way[0]}>{way[^1]}")).Distinct().Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    private static List<string> Arrows<TAggregate, TStatus>()
        where TStatus : struct, Enum
    {
        var move = typeof(TAggregate).GetMethod("MoveTo", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;
        return [.. from was in Enum.GetValues<TStatus>() from aim in Enum.GetValues<TStatus>() where !was.Equals(aim) && CanMove(was, aim) select $"{was}>{aim}"];

        bool CanMove(TStatus was, TStatus aim)
        {
            var aggregate = Activator.CreateInstance(typeof(TAggregate), nonPublic: true)!;
            typeof(TAggregate).GetProperty("Status")!.SetValue(aggregate, was);
            return Record.Exception(() => move.Invoke(aggregate, [aim])) is null;
        }
    }

    /// <summary>One row is put into each state past all guards, and moved to each other with this guard alone; nothing of it stays.</summary>
    private async Task<List<string>> AllowedAsync(string table, string[] states)
    {
        await using var own = new NpgsqlDataSourceBuilder(host.ConnectionString).Build();
        await using var connection = await own.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var make = new NpgsqlCommand(
            $"""
            create function pg_temp.allowed(p_states text[]) returns setof text language plpgsql as $$
            declare subject uuid := (select id from {table} limit 1); was text; aim text; guard text;
            begin
                for was in select conname from pg_constraint where conrelid = '{table}'::regclass and contype = 'c' loop
                    execute format('alter table {table} drop constraint %I', was);
                end loop;
                foreach was in array p_states loop
                    alter table {table} disable trigger user;
                    update {table} set status = was where id = subject;
                    alter table {table} enable trigger {table}_status_arrow;
                    foreach aim in array p_states loop
                        begin
                            guard := null;
                            update {table} set status = aim where id = subject;
                            raise exception 'undone' using constraint = 'none';
                        exception when others then
                            get stacked diagnostics guard = constraint_name;
                        end;
                        if was <> aim and guard = 'none' then return query select was || '>' || aim; end if;
                        if guard not in ('none', '{table}_status_arrow') then raise exception '% > % is refused by %', was, aim, guard; end if;
                    end loop;
                end loop;
            end $$
            """, connection, transaction);
        await make.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var ask = new NpgsqlCommand("select * from pg_temp.allowed($1)", connection, transaction) { Parameters = { new() { Value = states } } };
        await using var reader = await ask.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> allowed = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            allowed.Add(reader.GetString(0));
        }

        return allowed; // rolled back with the transaction
    }
}
