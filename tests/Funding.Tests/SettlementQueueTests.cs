using System.Text.Json.Nodes;
using Npgsql;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

/// <summary>Reports that are written by one call are as independent of each other as if each had its own.</summary>
public sealed class SettlementQueueTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task Reports_that_wait_together_are_each_booked_once()
    {
        var (held, heldId) = await host.AnAcceptedPaymentAsync();
        var award = await host.AnActiveAwardAsync(null, 100, 100, 200, 600);
        var ids = new List<string> { (await host.AnAcceptedPaymentAsync(award.Id)).EndToEndId, (await host.AnAcceptedPaymentAsync(award.Id, 2)).EndToEndId };
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await host.AnAcceptedPaymentAsync()).EndToEndId);
        }

        await using var officer = new NpgsqlConnection(host.ConnectionString);
        await officer.OpenAsync(TestContext.Current.CancellationToken);
        await using var decision = await officer.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand($"SELECT FROM fund_account WHERE base_id = (SELECT base_id FROM payment WHERE id = '{held.Id}') FOR UPDATE", officer))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var first = TakenAsync(heldId);
        await Eventually.EqualAsync(true, () => host.ReadAsync<bool>("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)"), "the call that waits for the base");
        var waiting = ids.Concat(ids).Select(TakenAsync).ToList(); // two of one award among them, and each said twice
        await decision.RollbackAsync(TestContext.Current.CancellationToken);

        Assert.Equal("booked", await first);
        var taken = await Task.WhenAll(waiting);
        Assert.Equal((7, 7), (taken.Count(t => t == "booked"), taken.Count(t => t == "known")));
        Assert.Equal(300, await host.BalanceAsync("Paid", award.Id));
        Assert.Equal(8, await host.ReadAsync<long>($"SELECT count(*) FROM journal j JOIN payment p ON p.id = j.subject_id WHERE j.kind = 'Payment' AND p.status = 'Paid' AND p.end_to_end_id = ANY ('{{{heldId},{string.Join(',', ids)}}}')"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    private async Task<string> TakenAsync(string id)
    {
        using var client = host.CreateClient(Given.Treasury);
        return (string)(await client.PostAsync<JsonNode>("/treasury-reports", Given.Report(id)))["taken"]!;
    }
}
