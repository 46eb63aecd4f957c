using Funding.Treasury;
using Microsoft.Extensions.DependencyInjection;
using Testing;

namespace Funding.Tests;

/// <summary>What becomes of a payment by what the treasury says, or does not say.</summary>
public sealed class TreasuryAnswerTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_rejected_payment_frees_its_instalment_and_moves_no_money()
    {
        var award = await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account: "1302010422"));
        var payment = await host.SendAsync(await host.APaymentAsync(award.Id));

        Assert.Equal("bank-rejected", payment.Status);
        Assert.Equal(1000, await host.BalanceAsync("Committed", award.Id));
        Assert.Equal("draft", (await host.APaymentAsync(award.Id, "draft")).Status);
    }

    [Fact]
    public async Task An_order_whose_answer_never_came_is_unknown_until_asking_tells()
    {
        var award = await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account: "1302010504"));
        var payment = await host.SendAsync(await host.APaymentAsync(award.Id));
        Assert.Equal("unknown", payment.Status);
        Assert.Equal((409, "payment-wrong-state"), await host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: payment.Revision));
        Assert.Equal((409, "instalment-in-payment"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment = 1 }));

        Assert.Equal("paid", (await host.InquireAsync(payment)).Status);
        Assert.Equal(600, await host.BalanceAsync("Paid", award.Id));
    }

    [Fact]
    public async Task An_order_that_never_arrived_stays_unknown_while_the_treasury_does_not_know_it()
    {
        var award = await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account: "1302010503"));
        var payment = await host.SendAsync(await host.APaymentAsync(award.Id));

        Assert.Equal("unknown", payment.Status);
        Assert.Equal("unknown", (await host.InquireAsync(payment)).Status);
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE kind = 'payment-inquiry' AND subject_id = '{payment.Id}'"));
    }

    [Fact]
    public async Task What_is_due_is_asked_about_without_anybody()
    {
        var award = await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account: "1302010504"));
        var payment = await host.SendAsync(await host.APaymentAsync(award.Id));

        await host.ExecuteAsync($"UPDATE due SET due_at = now() WHERE subject_id = '{payment.Id}'");

        await Eventually.EqualAsync("Paid", () => host.ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment.Id}'"), "the payment");
        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM due WHERE subject_id = '{payment.Id}'"));
        Assert.Equal("system", await host.ReadAsync<string>($"SELECT actor_kind FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'payment-paid'"));
    }

    [Fact]
    public async Task A_treasury_that_is_down_is_given_nothing_and_the_payment_stays_locked()
    {
        var payment = await host.APaymentAsync((await host.AnActiveAwardAsync()).Id);
        var circuit = host.Services.GetRequiredService<TreasuryCircuit>();
        circuit.OpenFor(TimeSpan.FromMinutes(5));

        Assert.Equal((409, "treasury-unavailable"), await host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: payment.Revision));
        Assert.Equal("Locked", await host.StatusAsync(payment.Id));

        circuit.Close();
        Assert.Equal("accepted", (await host.SendAsync(payment)).Status);
    }

    [Fact]
    public async Task An_order_of_a_run_whose_due_row_comes_back_is_not_given_again()
    {
        var payment = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account: "1302010504"))).Id));

        await host.ExecuteAsync($"INSERT INTO due (id, kind, subject_id, due_at, attempts) VALUES (gen_random_uuid(), 'payment-order', '{payment.Id}', now(), 0)");

        await Eventually.EqualAsync(0L, () => host.ReadAsync<long>($"SELECT count(*) FROM due WHERE kind = 'payment-order' AND subject_id = '{payment.Id}'"), "the due row");
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'payment-sent'"));
    }

    [Fact]
    public async Task A_payment_that_the_bank_gives_back_days_later_is_returned_by_the_statement_of_that_day()
    {
        var payment = await host.APaidPaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account: "1302010410"))).Id);
        var day = await host.ReadAsync<string>($"SELECT (requested_on + 3)::text FROM payment WHERE id = '{payment.Id}'");
        using var treasury = new HttpClient();

        await treasury.GetStringAsync(new Uri($"{host.TreasuryUrl}/statements/{day}"), TestContext.Current.CancellationToken); // the day has come

        Assert.Equal("returned", (await host.InquireAsync(payment)).Status);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_treasury_that_contradicts_itself_changes_nothing_that_is_final()
    {
        var payment = await host.APaidPaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account: "1302010409"))).Id);

        Assert.Equal("paid", (await host.InquireAsync(payment)).Status); // told that it was rejected
        Assert.Equal("paid", (await host.InquireAsync(payment)).Status);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_returned_payment_is_reversed_and_its_instalment_can_be_paid_again()
    {
        var award = await host.AnActiveAwardAsync();
        var payment = await host.APaidPaymentAsync(award.Id);
        await host.GiveBackAsync(payment.Id);

        Assert.Equal("returned", (await host.InquireAsync(payment)).Status);
        Assert.Equal((0, 1000), (await host.BalanceAsync("Paid", award.Id), await host.BalanceAsync("Committed", award.Id)));
        Assert.Equal("paid", (await host.APaidPaymentAsync(award.Id)).Status);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }
}
