using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Contracts.Registry;
using Testing;

namespace Funding.Tests;

/// <summary>The money of one base, from the budget to the recovery, as the programme's people move it.</summary>
public sealed class ProgrammeMoneyTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task From_the_budget_to_the_reconciled_payment_and_back()
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 5_000);
        var award = await host.AnAwardAsync("active", budget: budget, repayable: 50, instalments: [600, 400]);
        var payment = await host.APaymentAsync(award.Id);
        payment = await host.SendAsync(payment);
        Assert.Equal("accepted", payment.Status);
        payment = await host.InquireAsync(payment);
        Assert.Equal("paid", payment.Status);

        using var reconciler = host.CreateClient(Given.Reconciler);
        var today = (string)(await ReadAsync($"/payments/{payment.Id}"))["requestedOn"]!;
        var run = await reconciler.PostAsync<JsonObject>("/reconciliations", new { statementDate = today });
        Assert.Equal(1, (int)run["matched"]!);
        Assert.Empty(run["differences"]!.AsArray());
        Assert.Equal("reconciled", (string)(await ReadAsync($"/payments/{payment.Id}"))["status"]!);

        var baseId = (Guid)(await ReadAsync($"/awards/{award.Id}"))["baseId"]!;
        await host.PublishAsync(new TitleRevoked(baseId, 9, "石政函〔2019〕1号", "整改仍未改善", new DateOnly(2019, 3, 1)));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM recovery WHERE award_id = '{award.Id}'"), "recoveries");
        Assert.Equal((0, 600, 0), (await host.BalanceAsync("Committed", award.Id), await host.BalanceAsync("Paid", award.Id), await host.BalanceAsync("Reserved", award.Id)));

        var recovery = await host.ReadRowAsync($"/recoveries/{await host.ReadAsync<Guid>($"SELECT id FROM recovery WHERE award_id = '{award.Id}'")}");
        Assert.Equal("300.00", recovery.Demanded!.Value);
        using var officer = host.CreateClient(Given.Officer);
        recovery = await officer.PostAsync<Given.Row>($"/recoveries/{recovery.Id}/receipts", new { amount = Given.Yuan(100), receivedOn = today, reference = "R1" });
        Assert.Equal(("partly-recovered", "200.00"), (recovery.Status, recovery.Outstanding!.Value));
        recovery = await officer.PostAsync<Given.Row>($"/recoveries/{recovery.Id}/receipts", new { amount = Given.Yuan(200), receivedOn = today, reference = "R2" });
        Assert.Equal("recovered", recovery.Status);

        var balance = await ReadAsync("/ledger/trial-balance");
        var line = balance["items"]!.AsArray().Single(i => (Guid)i!["budgetId"]! == budget)!;
        Assert.True((bool)balance["balanced"]!);
        Assert.Equal(("4700.00", "300.00"), ((string)line["available"]!["value"]!, (string)line["paid"]!["value"]!));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    private async Task<JsonObject> ReadAsync(string path)
    {
        using var client = host.CreateClient(Given.Officer);
        return (await client.GetFromJsonAsync<JsonObject>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }
}
