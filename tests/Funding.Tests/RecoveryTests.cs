using Testing;

namespace Funding.Tests;

public sealed class RecoveryTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_receipt_in_the_payments_year_restores_the_quota_and_a_later_one_goes_to_the_treasury()
    {
        var recovery = await host.ARecoveryAsync(yuan: 1_000, repayable: 60);
        Assert.Equal("600.00", recovery.Demanded!.Value);
        var (budget, year) = (await host.Budget.Value, await host.ReadAsync<int>($"SELECT extract(year FROM paid_on)::int FROM payment WHERE award_id = '{recovery.AwardId}'"));
        await host.ExecuteAsync($"UPDATE payment SET paid_on = paid_on - interval '1 year' WHERE award_id = '{recovery.AwardId}'");
        var (available, returned) = (await BudgetAsync(budget, "Available"), await BudgetAsync(budget, "Returned"));

        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<Given.Row>($"/recoveries/{recovery.Id}/receipts", Receipt(200, $"{year - 1}-12-30", "早"));
        Assert.Equal((available + 200, returned), (await BudgetAsync(budget, "Available"), await BudgetAsync(budget, "Returned")));
        var last = await officer.PostAsync<Given.Row>($"/recoveries/{recovery.Id}/receipts", Receipt(400, $"{year}-01-02", "迟"));

        Assert.Equal("recovered", last.Status);
        Assert.Equal((available + 200, returned + 400), (await BudgetAsync(budget, "Available"), await BudgetAsync(budget, "Returned")));
        Assert.Equal((400, 0), (await host.BalanceAsync("Paid", recovery.AwardId!.Value), await host.BalanceAsync("Recovered", recovery.AwardId.Value)));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task No_more_is_taken_back_than_demanded_no_reference_twice_and_nothing_from_tomorrow()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        var path = $"/recoveries/{recovery.Id}/receipts";
        Assert.Equal((409, "receipt-in-future"), await host.TryPostAsync(Given.Officer, path, Receipt(60, "2099-01-01", "未来")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => host.TryPostAsync(Given.Officer, path, Receipt(60, "2018-12-01", $"第{i}笔"))));

        Assert.Single(answers, a => a.Status == 200);
        Assert.Equal(3, answers.Count(a => a == (409, "over-recovery")));
        Assert.Equal((200, null), await host.TryPostAsync(Given.Officer, path, Receipt(10, "2018-12-01", "又")));
        Assert.Equal((409, "receipt-recorded"), await host.TryPostAsync(Given.Officer, path, Receipt(10, "2018-12-01", "又")));
    }

    [Fact]
    public async Task A_payment_on_its_way_when_the_title_is_lost_stays_committed_and_joins_the_recovery_once_paid()
    {
        var baseId = await host.AnOutstandingBaseAsync(account: "1302010504");
        var award = await host.AnActiveAwardAsync(baseId, 50, 600, 400, 200);
        await host.APaidPaymentUnknownFirstAsync(award.Id);
        var onItsWay = await host.SendAsync(await host.APaymentAsync(award.Id, instalment: 2));
        var locked = await host.APaymentAsync(award.Id, instalment: 3);
        await host.PublishAsync(Given.Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");

        Assert.Equal("cancelled", (await host.ReadRowAsync($"/payments/{locked.Id}")).Status);
        Assert.Equal((400, 600), (await host.BalanceAsync("Committed", award.Id), await host.BalanceAsync("Paid", award.Id)));
        Assert.Equal("300.00", (await host.RecoveryOfAsync(award.Id)).Demanded!.Value);

        Assert.Equal("paid", (await host.InquireAsync(onItsWay)).Status);
        Assert.Equal((0, 1000), (await host.BalanceAsync("Committed", award.Id), await host.BalanceAsync("Paid", award.Id)));
        Assert.Equal("500.00", (await host.RecoveryOfAsync(award.Id)).Demanded!.Value);

        await host.GiveBackAsync(onItsWay.Id); // the bank could not credit it after all
        Assert.Equal("returned", (await host.InquireAsync(onItsWay)).Status);
        Assert.Equal((0, 600), (await host.BalanceAsync("Committed", award.Id), await host.BalanceAsync("Paid", award.Id)));
        Assert.Equal("300.00", (await host.RecoveryOfAsync(award.Id)).Demanded!.Value);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_base_that_was_paid_nothing_owes_nothing()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId);
        await host.PublishAsync(Given.Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");

        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM recovery WHERE award_id = '{award.Id}'"));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{award.Id}' AND events -> 0 ->> 'type' = 'award-terminated'"), "announced");
    }

    private Task<long> BudgetAsync(Guid budget, string stage) => host.ReadAsync<long>(
        $"SELECT coalesce(sum(balance_fen), 0)::bigint / 100 FROM ledger_account WHERE budget_id = '{budget}' AND stage = '{stage}' AND award_id IS NULL");

    private static object Receipt(long yuan, string on, string reference) => new { amount = Given.Yuan(yuan), receivedOn = on, reference };
}
