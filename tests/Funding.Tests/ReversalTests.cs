using ServiceDefaults.Authentication;
using Testing.Services;

namespace Funding.Tests;

/// <summary>What was booked in error is taken back by two people and journals of its own; nothing that was booked changes.</summary>
public sealed class ReversalTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_receipt_that_was_recorded_in_error_is_owed_again_and_recorded_anew_as_it_was()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        var award = recovery.AwardId!.Value;
        var budget = await host.ReadAsync<Guid>($"SELECT budget_id FROM recovery WHERE id = '{recovery.Id}'");
        var free = await host.OfBudgetAsync(budget, "Available");
        Assert.Equal((200, null), await ReceiveAsync(recovery, 100));
        Assert.Equal(("recovered", 0L), ((await NowAsync(recovery)).Status, await host.BalanceAsync("Paid", award)));

        var reversal = await host.AReversalAsync(await host.JournalOfReceiptAsync(recovery.Id));
        Assert.Equal("recovered", (await NowAsync(recovery)).Status);
        await host.DoAsync(Given.Approver, $"/ledger/reversals/{reversal}/approve", ifMatch: 1);

        recovery = await NowAsync(recovery);
        Assert.Equal(("demanded", "100.00"), (recovery.Status, recovery.Outstanding!.Value));
        Assert.Equal((100, 0), (await host.BalanceAsync("Paid", award), await host.BalanceAsync("Recovered", award)));
        Assert.Equal(free, await host.OfBudgetAsync(budget, "Available"));
        Assert.Equal(0, await TurnoverAsync(award, "Recovered")); // taken back, not added against it
        Assert.Equal((200, null), await ReceiveAsync(recovery, 60, reference: "凭证100")); // the same reference, with what it really was
        Assert.Equal(("partly-recovered", "40.00"), ((await NowAsync(recovery)).Status, (await NowAsync(recovery)).Outstanding!.Value));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_receipt_of_a_later_year_comes_back_from_the_treasury_and_gives_no_quota()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        await host.ExecuteAsync($"UPDATE payment SET paid_on = paid_on - interval '2 years' WHERE award_id = '{recovery.AwardId}'");
        Assert.Equal((200, null), await ReceiveAsync(recovery, 30));
        Assert.Equal(30, await ReturnedAsync(recovery));

        await host.ReverseAsync(await host.JournalOfReceiptAsync(recovery.Id));

        Assert.Equal((0, 100), (await ReturnedAsync(recovery), await host.BalanceAsync("Paid", recovery.AwardId!.Value)));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_write_off_is_taken_back_and_what_is_owed_can_come_in_or_be_written_off_once_more()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        await ReceiveAsync(recovery, 30);
        var lost = await WriteOffAsync(recovery);
        Assert.Equal((409, "recovery-wrong-state"), await TryReverseAsync(await host.JournalOfReceiptAsync(recovery.Id)));

        await host.ReverseAsync(lost);

        Assert.Equal(("partly-recovered", "70.00"), ((await NowAsync(recovery)).Status, (await NowAsync(recovery)).Outstanding!.Value));
        Assert.Equal((200, null), await ReceiveAsync(recovery, 20));
        Assert.NotEqual(lost, await WriteOffAsync(recovery));
        Assert.Equal((0, 50), (await host.BalanceAsync("Paid", recovery.AwardId!.Value), await host.BalanceAsync("WrittenOff", recovery.AwardId.Value)));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task Each_change_of_a_budget_is_taken_back_to_the_fen()
    {
        var source = await host.AFundedSourceAsync(5_000);
        var (budget, other) = (await host.AnApprovedBudgetOfAsync(source, 1_000), await host.AnApprovedBudgetOfAsync(source, 1_000));
        await host.ChangeAsync(budget, "freeze", 5);
        var before = await AccountsAsync(budget, other);
        foreach (var (kind, to) in new[] { ("supplement", (Guid?)null), ("reduction", null), ("transfer", other), ("freeze", null), ("unfreeze", null) })
        {
            var change = await host.AChangeAsync(budget, kind, 5, to);
            await host.DoAsync(Given.Approver, $"/budget-changes/{change}/approve", ifMatch: 1);
            Assert.NotEqual(before, await AccountsAsync(budget, other));

            await host.ReverseAsync(await host.JournalOfAsync(change));

            Assert.Equal(before, await AccountsAsync(budget, other));
            Assert.Equal("reversed", (string?)(await host.SeeAsync($"/budget-changes/{change}"))["status"]);
        }

        var row = (await host.SeeAsync("/execution?by=source"))["rows"]!.AsArray().Single(r => r!["appropriated"]!["amount"]!["value"]!.ToString() == "2000.00");
        Assert.Equal("1995.00", row!["available"]!["amount"]!["value"]!.ToString());
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task Money_that_was_promised_meanwhile_is_not_taken_back()
    {
        var source = await host.AFundedSourceAsync(1_000);
        var (budget, other) = (await host.AnApprovedBudgetOfAsync(source, 500), await host.AnApprovedBudgetOfAsync(source, 10));
        var change = await host.AChangeAsync(budget, "transfer", 400, other);
        await host.DoAsync(Given.Approver, $"/budget-changes/{change}/approve", ifMatch: 1);
        await host.ChangeAsync(other, "freeze", 300);

        var journal = await host.JournalOfAsync(change);
        Assert.Equal((409, "ledger-floor"), await TryReverseAsync(journal));
        await host.ChangeAsync(other, "unfreeze", 300);
        Assert.Equal((200, null), await host.TryPostAsync(Given.Approver, $"/ledger/reversals/{await OpenAsync(journal)}/approve", ifMatch: 1));
        Assert.Equal((500, 10), (await host.OfBudgetAsync(budget, "Available"), await host.OfBudgetAsync(other, "Available")));
    }

    [Fact]
    public async Task However_many_approve_at_once_the_money_goes_back_once()
    {
        var budget = await host.AnApprovedBudgetAsync(1_000);
        var change = await host.AChangeAsync(budget, "freeze", 10);
        await host.DoAsync(Given.Approver, $"/budget-changes/{change}/approve", ifMatch: 1);
        var journal = await host.JournalOfAsync(change);
        var both = Principal.Person(Role.FundOfficer, subject: "proposes-and-decides");
        var reversal = await host.AReversalAsync(journal, both);
        Assert.Equal((409, "reversal-exists"), await TryProposeAsync(journal));
        Assert.Equal((409, "same-person"), await host.TryPostAsync(
            Principal.Person(Role.FundApprover, subject: "proposes-and-decides"), $"/ledger/reversals/{reversal}/approve", ifMatch: 1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.TryPostAsync(Given.Approver, $"/ledger/reversals/{reversal}/approve", ifMatch: 1)));

        Assert.Equal(1, answers.Count(a => a.Status == 200));
        Assert.Equal((409, "reversal-exists"), await TryProposeAsync(journal));
        Assert.Equal((409, "not-reversible"), await TryProposeAsync(await host.JournalOfAsync(change, "FreezeReversal")));
        Assert.Equal((1_000, 0), (await host.OfBudgetAsync(budget, "Available"), await host.OfBudgetAsync(budget, "Frozen")));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE action = 'reversal-approved' AND aggregate_id = '{reversal}'"));
    }

    [Fact]
    public async Task What_has_a_step_of_its_own_is_not_reversed_and_a_refusal_leaves_all_as_it_was()
    {
        var award = await host.AnActiveAwardAsync();
        await host.APaidPaymentAsync(award.Id);
        foreach (var kind in new[] { "Reservation", "Commitment", "Payment", "Appropriation" })
        {
            var journal = await host.ReadAsync<Guid>($"SELECT id FROM journal WHERE kind = '{kind}' ORDER BY id DESC LIMIT 1");
            Assert.Equal((409, "not-reversible"), await TryProposeAsync(journal));
        }

        Assert.Equal(422, (await TryProposeAsync(Guid.CreateVersion7())).Status);
        var change = await host.AChangeAsync(await host.AnApprovedBudgetAsync(10), "freeze", 1);
        await host.DoAsync(Given.Approver, $"/budget-changes/{change}/approve", ifMatch: 1);
        var refused = await host.AReversalAsync(await host.JournalOfAsync(change));
        await host.DoAsync(Given.Approver, $"/ledger/reversals/{refused}/refuse", new { reason = "原分录无误" }, 1);
        var withdrawn = await host.AReversalAsync(await host.JournalOfAsync(change));
        await host.DoAsync(Given.Officer, $"/ledger/reversals/{withdrawn}/withdraw", new { reason = "误提" }, 1);
        Assert.Equal((409, "reversal-wrong-state"), await host.TryPostAsync(Given.Approver, $"/ledger/reversals/{withdrawn}/approve", ifMatch: 2));
        Assert.Equal("approved", (string?)(await host.SeeAsync($"/budget-changes/{change}"))["status"]);
    }

    private async Task<Given.Row> NowAsync(Given.Row recovery) => await host.ReadRowAsync($"/recoveries/{recovery.Id}");

    private Task<(int Status, string? Code)> ReceiveAsync(Given.Row recovery, long yuan, string? reference = null) => host.TryPostAsync(
        Given.Officer, $"/recoveries/{recovery.Id}/receipts", new { amount = Given.Yuan(yuan), receivedOn = $"{host.Today():yyyy-MM-dd}", reference = reference ?? $"凭证{yuan}" });

    /// <summary>The journal of its loss.</summary>
    private async Task<Guid> WriteOffAsync(Given.Row recovery)
    {
        var proposed = await host.StepAsync(Given.Officer, "recoveries", await NowAsync(recovery), "write-off", new { reason = "企业已注销" });
        await host.StepAsync(Given.Approver, "recoveries", proposed, "ending/approve");
        return await host.ReadAsync<Guid>($"SELECT j.id FROM journal j JOIN recovery r ON r.ending_id = j.subject_id WHERE r.id = '{recovery.Id}'");
    }

    private Task<(int Status, string? Code)> TryProposeAsync(Guid journal) => host.TryPostAsync(Given.Officer, "/ledger/reversals", Given.ReversalBody(journal));

    private async Task<(int Status, string? Code)> TryReverseAsync(Guid journal) =>
        await host.TryPostAsync(Given.Approver, $"/ledger/reversals/{await host.AReversalAsync(journal)}/approve", ifMatch: 1);

    private Task<Guid> OpenAsync(Guid journal) => host.ReadAsync<Guid>($"SELECT id FROM reversal WHERE journal_id = '{journal}' AND status = 'Proposed'");

    private Task<long> ReturnedAsync(Given.Row recovery) => host.ReadAsync<long>(
        $"SELECT coalesce(sum(a.balance_fen), 0)::bigint / 100 FROM ledger_account a JOIN recovery r ON r.budget_id = a.budget_id WHERE r.id = '{recovery.Id}' AND a.stage = 'Returned'");

    private Task<long> TurnoverAsync(Guid award, string stage) => host.ReadAsync<long>(
        $"SELECT (inflow_fen + outflow_fen)::bigint FROM ledger_account WHERE award_id = '{award}' AND stage = '{stage}'");

    private Task<string> AccountsAsync(params Guid[] budgets) => host.ReadAsync<string>(
        $"SELECT string_agg(concat_ws(':', budget_id, stage, inflow_fen, outflow_fen), ' ' ORDER BY budget_id, stage) FROM ledger_account WHERE inflow_fen + outflow_fen > 0 AND budget_id IN ({string.Join(',', budgets.Select(b => $"'{b}'"))})");
}
