using Contracts.Registry;

namespace Funding.Tests;

public sealed class PaymentTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task An_instalment_has_one_live_payment_however_many_ask_at_once()
    {
        var award = await host.AnActiveAwardAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment = 1 })));

        Assert.Single(answers, a => a.Status == 201);
        Assert.Equal(7, answers.Count(a => a == (409, "instalment-in-payment")));
        Assert.Equal((409, "instalment-unknown"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment = 3 }));
    }

    [Fact]
    public async Task A_payment_needs_two_approvers_and_a_third_above_the_threshold_all_different()
    {
        var award = await host.AnActiveAwardAsync(null, 100, 500_000, 500_001);
        var small = await host.APaymentAsync(award.Id, "level1");
        using var approver = host.CreateClient(Given.Approver);
        small = await approver.PostAsync<Given.Row>($"/payments/{small.Id}/approve", ifMatch: small.Revision);
        Assert.Equal("level2", small.Status);
        Assert.Equal((409, "same-person"), await host.TryPostAsync(Given.Approver, $"/payments/{small.Id}/approve", ifMatch: small.Revision));
        var creator = Given.Approver with { Subject = "person-fund-officer" };
        Assert.Equal((409, "same-person"), await host.TryPostAsync(creator, $"/payments/{small.Id}/approve", ifMatch: small.Revision));

        using var second = host.CreateClient(Given.SecondApprover);
        Assert.Equal("approved", (await second.PostAsync<Given.Row>($"/payments/{small.Id}/approve", ifMatch: small.Revision)).Status);

        var large = await host.APaymentAsync(award.Id, "level3", instalment: 2);
        Assert.Equal((409, "same-person"), await host.TryPostAsync(Given.SecondApprover, $"/payments/{large.Id}/approve", ifMatch: large.Revision));
        Assert.Equal((200, null), await host.TryPostAsync(Given.ThirdApprover, $"/payments/{large.Id}/approve", ifMatch: large.Revision));
    }

    [Fact]
    public async Task A_payment_is_sent_once_by_eight_at_once_and_booked_once_by_eight_inquiries()
    {
        var award = await host.AnActiveAwardAsync();
        var payment = await host.APaymentAsync(award.Id);

        var sends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: payment.Revision)));
        Assert.Single(sends, a => a.Status == 200);
        Assert.Equal(7, sends.Count(a => a == (412, "stale-etag")));
        Assert.Equal(0, await host.BalanceAsync("Paid", award.Id)); // accepted is not paid

        var inquiries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/inquire")));
        Assert.All(inquiries, a => Assert.Equal(200, a.Status));
        Assert.Equal(600, await host.BalanceAsync("Paid", award.Id));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'payment-paid' AND events -> 0 ->> 'type' = 'payment-settled'"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_payment_goes_to_the_payee_of_the_day_it_was_drafted_and_none_goes_to_nobody()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId);
        var payment = await host.APaymentAsync(award.Id, "draft");
        var particulars = Given.Registered(baseId);
        await host.PublishAsync(new BaseChanged(baseId, 5, particulars.Number, particulars.Name, particulars.Builder, null, "Held", "Regular"));
        await host.AccountIsAsync(baseId, "payee_name IS NULL");

        Assert.Equal((409, "payee-unknown"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment = 2 }));
        Assert.Equal(Given.GoodAccount, await host.ReadAsync<string>($"SELECT payee_account_number FROM payment WHERE id = '{payment.Id}'"));
    }

    [Fact]
    public async Task A_payment_is_cancelled_before_it_is_locked_or_declined_and_never_after()
    {
        var award = await host.AnActiveAwardAsync();
        var approved = await host.APaymentAsync(award.Id, "approved");
        Assert.Equal((200, null), await host.TryPostAsync(Given.Officer, $"/payments/{approved.Id}/cancel", new { reason = "改期" }, approved.Revision));
        var waiting = await host.APaymentAsync(award.Id, "level1");
        Assert.Equal((200, null), await host.TryPostAsync(Given.Approver, $"/payments/{waiting.Id}/decline", new { reason = "资料不全" }, waiting.Revision));
        var locked = await host.APaymentAsync(award.Id);
        Assert.Equal((409, "payment-wrong-state"), await host.TryPostAsync(Given.Officer, $"/payments/{locked.Id}/cancel", new { reason = "改期" }, locked.Revision));
    }

    [Fact]
    public async Task Nothing_is_paid_of_an_award_on_hold_and_a_locked_payment_waits()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId);
        var payment = await host.APaymentAsync(award.Id);
        var order = Guid.CreateVersion7();
        await host.PublishAsync(new RectificationOrdered(order, 1, baseId, new DateOnly(2019, 1, 31), "进展慢"));
        await host.AwardIsAsync(award.Id, "OnHold");

        Assert.Equal((409, "award-on-hold"), await host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: payment.Revision));
        Assert.Equal((409, "award-on-hold"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment = 2 }));

        await host.PublishAsync(new RectificationClosed(order, 2, baseId, Passed: true, new DateOnly(2019, 1, 20)));
        await host.AwardIsAsync(award.Id, "Active");
        Assert.Equal("accepted", (await host.SendAsync(payment)).Status);
    }
}
