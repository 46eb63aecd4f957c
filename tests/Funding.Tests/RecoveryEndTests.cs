using Contracts.Registry;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Funding.Tests;

/// <summary>How a demand ends without its money: two people write it off, or withdraw it because what it rested on was undone.</summary>
public sealed class RecoveryEndTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly object Reason = new { reason = "企业已注销" };

    [Fact]
    public async Task What_cannot_be_had_is_written_off_by_two_people_and_the_ledger_shows_the_loss()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        var award = recovery.AwardId!.Value;
        Assert.Equal((200, null), await ReceiveAsync(recovery, 30));
        var both = Principal.Person(Role.FundOfficer, subject: "one-person-two-roles");
        recovery = await host.StepAsync(both, "recoveries", await NowAsync(recovery), "write-off", Reason);
        Assert.Equal("partly-recovered", recovery.Status);
        Assert.Equal((409, "ending-proposed"), await host.TryPostAsync(Given.Officer, $"/recoveries/{recovery.Id}/write-off", Reason, recovery.Revision));
        var same = Principal.Person(Role.FundApprover, subject: "one-person-two-roles");
        Assert.Equal((409, "same-person"), await host.TryPostAsync(same, $"/recoveries/{recovery.Id}/ending/approve", ifMatch: recovery.Revision));

        recovery = await host.StepAsync(Given.Approver, "recoveries", recovery, "ending/approve");

        Assert.Equal(("written-off", "70.00"), (recovery.Status, recovery.Outstanding!.Value));
        Assert.Equal((0, 70), (await host.BalanceAsync("Paid", award), await host.BalanceAsync("WrittenOff", award)));
        Assert.Equal((409, "recovery-wrong-state"), await ReceiveAsync(recovery, 1));
        Assert.Equal("recovery-ended", await host.ReadAsync<string>(
            $"SELECT events -> 0 ->> 'type' FROM audit WHERE aggregate_id = '{recovery.Id}' AND action = 'recovery-ended'"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task Approvers_who_act_at_once_write_off_once_and_what_comes_in_meanwhile_is_not_lost()
    {
        var recovery = await host.StepAsync(Given.Officer, "recoveries", await host.ARecoveryAsync(yuan: 100), "write-off", Reason);
        var receipt = ReceiveAsync(recovery, 40);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => host.TryPostAsync(
            Principal.Person(Role.FundApprover, subject: $"approver-{i}"), $"/recoveries/{recovery.Id}/ending/approve", ifMatch: recovery.Revision)));

        var received = (await receipt).Status == 200;
        Assert.Equal(received ? 0 : 1, answers.Count(a => a.Status == 200)); // who approved had read what was outstanding
        Assert.Equal(received ? 0 : 100, await host.BalanceAsync("WrittenOff", recovery.AwardId!.Value));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_proposal_that_is_declined_leaves_the_demand_as_it_was()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        Assert.Equal((409, "ending-not-proposed"), await host.TryPostAsync(Given.Approver, $"/recoveries/{recovery.Id}/ending/decline", Reason, recovery.Revision));
        recovery = await host.StepAsync(Given.Officer, "recoveries", recovery, "write-off", Reason);
        recovery = await host.StepAsync(Given.Approver, "recoveries", recovery, "ending/decline", new { reason = "尚有可执行财产" });

        Assert.Equal(("demanded", "100.00"), (recovery.Status, recovery.Outstanding!.Value));
        Assert.Equal((409, "ending-not-proposed"), await host.TryPostAsync(Given.Approver, $"/recoveries/{recovery.Id}/ending/approve", ifMatch: recovery.Revision));
    }

    [Fact]
    public async Task A_demand_is_withdrawn_only_when_the_title_was_given_back_and_then_nothing_was_lost()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId, 100, 500);
        await host.APaidPaymentAsync(award.Id);
        await host.PublishAsync(Given.Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");
        var recovery = await host.RecoveryOfAsync(award.Id);
        Assert.Equal((409, "demand-stands"), await host.TryPostAsync(Given.Officer, $"/recoveries/{recovery.Id}/withdrawal", Reason, recovery.Revision));

        await host.PublishAsync(new TitleAnnulled(baseId, 11, "石政复〔2019〕1号", "程序瑕疵", new DateOnly(2019, 3, 9)));
        await host.AccountIsAsync(baseId, "title = 'Annulled'");
        recovery = await host.StepAsync(Given.Officer, "recoveries", recovery, "withdrawal", new { reason = "撤销决定已被撤销" });
        recovery = await host.StepAsync(Given.Approver, "recoveries", recovery, "ending/approve");

        Assert.Equal(("withdrawn", "0.00"), (recovery.Status, recovery.Outstanding!.Value));
        Assert.Equal((500, 0), (await host.BalanceAsync("Paid", award.Id), await host.BalanceAsync("WrittenOff", award.Id)));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    private async Task<Given.Row> NowAsync(Given.Row recovery) => await host.ReadRowAsync($"/recoveries/{recovery.Id}");

    private Task<(int Status, string? Code)> ReceiveAsync(Given.Row recovery, long yuan) => host.TryPostAsync(
        Given.Officer, $"/recoveries/{recovery.Id}/receipts", new { amount = Given.Yuan(yuan), receivedOn = "2018-12-01", reference = $"凭证{yuan}" });
}
