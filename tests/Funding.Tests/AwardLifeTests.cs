using System.Text.Json.Nodes;
using Contracts.Registry;

namespace Funding.Tests;

/// <summary>What people do to an award before its time: decline, hold, amend, terminate; and what a base proves before it is paid.</summary>
public sealed class AwardLifeTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_declined_award_gives_its_reservation_back()
    {
        var budget = await host.AnApprovedBudgetAsync(1_000);
        var award = await host.AnAwardAsync("budget-reserved", budget: budget, instalments: [600]);

        Assert.Equal((200, null), await host.TryPostAsync(Given.Approver, $"/awards/{award.Id}/decline", new { reason = "材料不实" }, award.Revision));

        Assert.Equal((1_000, 0), (await host.OfBudgetAsync(budget, "Available"), await host.BalanceAsync("Reserved", award.Id)));
        var approved = await host.AnAwardAsync("approved", budget: budget, instalments: [600]);
        Assert.Equal((409, "award-wrong-state"), await host.TryPostAsync(Given.Approver, $"/awards/{approved.Id}/decline", new { reason = "迟" }, approved.Revision));
    }

    [Fact]
    public async Task An_award_that_people_hold_is_not_released_by_a_rectification_that_passes()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId);
        var held = await host.DoAsync(Given.Officer, $"/awards/{award.Id}/hold", new { reason = "审计疑点" }, award.Revision);
        Assert.Equal((409, "award-on-hold"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment = 1 }));
        Assert.Equal((409, "award-on-hold"), await host.TryOnAsync(Given.Officer, "awards", held, "hold", new { reason = "再次" }));
        var order = Guid.CreateVersion7();
        await host.PublishAsync(new RectificationOrdered(order, 1, baseId, new DateOnly(2019, 1, 31), "进展慢"));
        await host.AccountIsAsync(baseId, "id IN (SELECT fund_account_id FROM base_rectification)");

        var released = await host.StepOnAsync(Given.Approver, "awards", await host.SeeAsync($"/awards/{award.Id}"), "release", new { reason = "疑点排除" });
        Assert.Equal("on-hold", (string)released["status"]!); // the base still rectifies
        await host.PublishAsync(new RectificationClosed(order, 2, baseId, Passed: true, new DateOnly(2019, 1, 20)));
        await host.AwardIsAsync(award.Id, "Active");

        var again = await host.StepOnAsync(Given.Officer, "awards", await host.SeeAsync($"/awards/{award.Id}"), "hold", new { reason = "又有疑点" });
        var known = Given.Registered(baseId);
        await host.PublishAsync(new BaseChanged(baseId, 7, known.Number, "改名", known.Builder, known.Payee, "Held", "Regular"));
        await host.AccountIsAsync(baseId, "base_name = '改名'");
        Assert.Equal("on-hold", (string)(await host.SeeAsync($"/awards/{award.Id}"))["status"]!); // its base says nothing against it, people do
        Assert.Equal("active", (string)(await host.StepOnAsync(Given.Approver, "awards", again, "release", new { reason = "排除" }))["status"]!);
        Assert.Equal((409, "award-not-held"), await host.TryOnAsync(Given.Approver, "awards", await host.SeeAsync($"/awards/{award.Id}"), "release", new { reason = "无" }));
    }

    [Fact]
    public async Task An_amendment_takes_the_place_of_what_was_not_paid_when_another_person_approves_it()
    {
        var budget = await host.AnApprovedBudgetAsync(2_000);
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnAwardAsync("active", baseId, budget, 50, 600, 400);
        await host.APaidPaymentAsync(award.Id);
        var old = await host.SeeAsync($"/awards/{award.Id}");
        var body = new { instalments = new[] { Part(1, 300), Part(2, 250) }, reason = "建设内容增加" };
        var next = await host.StepOnAsync(Given.Officer, "awards", old, "amendments", body);
        Assert.Equal((409, "amendment-proposed"), await host.TryOnAsync(Given.Officer, "awards", old, "amendments", body));
        Assert.Equal((409, "award-amendment"), await host.TryOnAsync(Given.Officer, "awards", next, "reserve"));
        Assert.Equal(400, await host.BalanceAsync("Committed", award.Id)); // until it is approved nothing changes

        var approved = await host.StepOnAsync(Given.Approver, "awards", next, "approve");

        Assert.Equal(("approved", 2, "amended"), ((string)approved["status"]!, (int)approved["version"]!, (string)(await host.SeeAsync($"/awards/{award.Id}"))["status"]!));
        Assert.Equal((600, 0, 550, 850), (
            await host.BalanceAsync("Paid", award.Id), await host.BalanceAsync("Committed", award.Id),
            await host.BalanceAsync("Reserved", (Guid)approved["id"]!), await host.OfBudgetAsync(budget, "Available")));

        await host.PublishAsync(Given.Revoked(baseId)); // what was paid under the first version is owed as well
        await host.AwardIsAsync((Guid)approved["id"]!, "Terminated");
        Assert.Equal("300.00", (await host.RecoveryOfAsync(award.Id)).Demanded!.Value);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task An_amendment_is_worked_out_anew_after_a_payment_and_waits_for_one_under_way()
    {
        var award = await host.AnActiveAwardAsync();
        var next = await host.StepOnAsync(
            Given.Officer, "awards", await host.SeeAsync($"/awards/{award.Id}"), "amendments", new { instalments = new[] { Part(1, 900) }, reason = "分期变更" });
        var payment = await host.APaymentAsync(award.Id);
        Assert.Equal((409, "payment-under-way"), await host.TryOnAsync(Given.Approver, "awards", next, "approve"));

        Assert.Equal("paid", (await host.InquireAsync(await host.SendAsync(payment))).Status);

        Assert.Equal((409, "award-changed"), await host.TryOnAsync(Given.Approver, "awards", next, "approve"));
        Assert.Equal((200, null), await host.TryOnAsync(Given.Approver, "awards", next, "decline", new { reason = "重新测算" }));
        var proposer = Given.OfficerAsApprover;
        var fresh = await host.StepOnAsync(
            Given.Officer, "awards", await host.SeeAsync($"/awards/{award.Id}"), "amendments", new { instalments = new[] { Part(1, 300) }, reason = "分期变更" });
        Assert.Equal((409, "same-person"), await host.TryOnAsync(proposer, "awards", fresh, "approve"));
        Assert.Equal((200, null), await host.TryOnAsync(Given.Approver, "awards", fresh, "approve"));
    }

    [Fact]
    public async Task Two_people_terminate_an_award_and_what_is_repayable_is_demanded()
    {
        var budget = await host.AnApprovedBudgetAsync(2_000);
        var award = await host.AnAwardAsync("active", budget: budget, repayable: 50, instalments: [600, 400]);
        await host.APaidPaymentAsync(award.Id);
        var seen = await host.SeeAsync($"/awards/{award.Id}");
        Assert.Equal((409, "termination-not-asked"), await host.TryOnAsync(Given.Approver, "awards", seen, "termination/confirm"));
        var asked = await host.StepOnAsync(Given.Officer, "awards", seen, "termination", new { reason = "挪用资金" });
        var asker = Given.OfficerAsApprover;
        Assert.Equal((409, "same-person"), await host.TryOnAsync(asker, "awards", asked, "termination/confirm"));

        var ended = await host.StepOnAsync(Given.Approver, "awards", asked, "termination/confirm");

        Assert.Equal(("terminated", "挪用资金"), ((string)ended["status"]!, (string)ended["endedFor"]!));
        Assert.Equal((0, 600, 1_400), (await host.BalanceAsync("Committed", award.Id), await host.BalanceAsync("Paid", award.Id), await host.OfBudgetAsync(budget, "Available")));
        Assert.Equal("300.00", (await host.RecoveryOfAsync(award.Id)).Demanded!.Value);
        Assert.Equal((409, "award-wrong-state"), await host.TryOnAsync(Given.Officer, "awards", ended, "termination", new { reason = "再次" }));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task An_instalment_is_paid_once_its_conditions_are_proven_and_another_person_has_accepted_them()
    {
        var award = await AnAwardWithConditionsAsync();
        Assert.Equal((409, "condition-not-met"), await PayAsync(award, 1));
        var claim = new { evidence = new[] { new { title = "银行进账单", reference = "material:1", sha256 = new string('a', 64) } } };
        Assert.Equal((409, "condition-unknown"), await host.TryOnAsync(Given.Builder, "awards", award, "conditions/nothing/evidence", claim));
        var claimed = await host.StepOnAsync(Given.Builder, "awards", award, "conditions/own-funds/evidence", claim);
        Assert.Equal((409, "condition-not-met"), await PayAsync(award, 1));
        var returned = await host.StepOnAsync(Given.Officer, "awards", claimed, "conditions/own-funds/return", new { reason = "缺盖章" });
        claimed = await host.StepOnAsync(Given.Officer, "awards", returned, "conditions/own-funds/evidence", claim);
        Assert.Equal((409, "same-person"), await host.TryOnAsync(Given.Officer, "awards", claimed, "conditions/own-funds/accept", new { opinion = "属实" }));
        var met = await host.StepOnAsync(Given.Reconciler, "awards", claimed, "conditions/own-funds/accept", new { opinion = "属实" });

        Assert.Equal((201, null), await PayAsync(award, 1));
        Assert.Equal((409, "condition-not-met"), await PayAsync(award, 2)); // the retention waits for the acceptance
        Assert.Equal((409, "condition-wrong-state"), await host.TryOnAsync(Given.Builder, "awards", met, "conditions/own-funds/evidence", claim));
    }

    [Fact]
    public async Task The_builder_signs_the_version_it_has_read()
    {
        var award = await host.AnAwardAsync("agreement-sent");
        var second = await host.StepOnAsync(Given.Officer, "awards", await host.SeeAsync($"/awards/{award.Id}"), "agreement", new { documentNumber = "石双创资〔2018〕1号(修订)" });

        Assert.Equal((409, "agreement-superseded"), await host.TryOnAsync(Given.Builder, "awards", second, "sign?version=1"));
        var signed = await host.StepOnAsync(Given.Builder, "awards", second, "sign?version=2");

        Assert.Equal(["", "signed"], signed["agreements"]!.AsArray().Select(a => a!["signedOn"] is null ? "" : "signed"));
        Assert.Equal((409, "award-wrong-state"), await host.TryOnAsync(Given.Officer, "awards", signed, "agreement", new { documentNumber = "文3" }));
    }

    private async Task<JsonObject> AnAwardWithConditionsAsync()
    {
        var body = new
        {
            baseId = await host.AnOutstandingBaseAsync(),
            budgetId = await host.Budget.Value,
            amount = Given.Yuan(1_000),
            instalments = new object[] { Part(1, 600), new { number = 2, amount = Given.Yuan(400), dueOn = "2019-06-30", retention = true } },
            repayablePercent = 50,
            matching = Given.Yuan(1_000),
            conditions = new[] { new { code = "own-funds", title = "自筹资金到位", beforeInstalment = 1 } },
        };
        var award = await host.DoAsync(Given.Officer, "/awards", body);
        award = await host.StepOnAsync(Given.Officer, "awards", award, "reserve");
        award = await host.StepOnAsync(Given.Approver, "awards", award, "approve");
        award = await host.StepOnAsync(Given.Officer, "awards", award, "agreement", new { documentNumber = "文1" });
        award = await host.StepOnAsync(Given.Builder, "awards", award, "sign");
        return await host.StepOnAsync(Given.Officer, "awards", award, "activate");
    }

    private Task<(int Status, string? Code)> PayAsync(JsonObject award, int instalment) =>
        host.TryPostAsync(Given.Officer, $"/awards/{award["id"]}/payments", new { instalment });

    private static object Part(int number, long yuan) => new { number, amount = Given.Yuan(yuan) };
}
