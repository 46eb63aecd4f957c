using Contracts;
using Contracts.Registry;
using Testing;

namespace Funding.Tests;

/// <summary>The registry's word may come at any moment of a payment's life: before, while and after the order is given.</summary>
public sealed class RegistryMomentTests(FundingHost host) : IClassFixture<FundingHost>
{
    private const string Silent = "1302010504"; // booked, but never answered
    private const string Lost = "1302010503"; // neither booked nor answered
    private static readonly DateOnly Day = new(2019, 1, 31);

    /// <summary>Event, moment; then what is of the payment and the award, and the yuan committed, paid and demanded.</summary>
    [Theory]
    [InlineData("ordered", "draft", "Draft OnHold", 1000, 0, 0)]
    [InlineData("ordered", "level2", "Level2 OnHold", 1000, 0, 0)]
    [InlineData("ordered", "locked", "Locked OnHold", 1000, 0, 0)]
    [InlineData("ordered", "unknown", "Unknown OnHold", 1000, 0, 0)]
    [InlineData("ordered", "not-received", "NotReceived OnHold", 1000, 0, 0)]
    [InlineData("ordered", "accepted", "Accepted OnHold", 1000, 0, 0)]
    [InlineData("ordered", "paid", "Paid OnHold", 400, 600, 0)]
    [InlineData("suspended", "locked", "Locked OnHold", 1000, 0, 0)]
    [InlineData("expired", "locked", "Locked OnHold", 1000, 0, 0)]
    [InlineData("revoked", "draft", "Cancelled Terminated", 0, 0, 0)]
    [InlineData("revoked", "level2", "Cancelled Terminated", 0, 0, 0)]
    [InlineData("revoked", "locked", "Cancelled Terminated", 0, 0, 0)]
    [InlineData("revoked", "unknown", "Unknown Terminated", 600, 0, 0)]
    [InlineData("revoked", "not-received", "Cancelled Terminated", 0, 0, 0)]
    [InlineData("revoked", "accepted", "Accepted Terminated", 600, 0, 0)]
    [InlineData("revoked", "paid", "Paid Terminated", 0, 600, 300)]
    [InlineData("given-up", "locked", "Cancelled Terminated", 0, 0, 0)]
    [InlineData("given-up", "accepted", "Accepted Terminated", 600, 0, 0)]
    [InlineData("given-up", "paid", "Paid Terminated", 0, 600, 300)]
    public async Task An_event_meets_a_payment(string what, string moment, string then, long committed, long paid, long demanded)
    {
        var baseId = await host.AnOutstandingBaseAsync(account: moment switch { "unknown" => Silent, "not-received" => Lost, _ => Given.GoodAccount });
        var award = await host.AnActiveAwardAsync(baseId, repayable: 50);
        var payment = await PaymentAtAsync(award.Id, moment);

        await host.PublishAsync(EventOf(what, baseId));

        var status = then.Split(' ');
        await host.AwardIsAsync(award.Id, status[1]);
        Assert.Equal(status[0], await host.ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment.Id}'"));
        Assert.Equal((committed, paid), (await host.BalanceAsync("Committed", award.Id), await host.BalanceAsync("Paid", award.Id)));
        Assert.Equal(demanded, await host.ReadAsync<long>($"SELECT coalesce(sum(demanded_fen), 0)::bigint / 100 FROM recovery WHERE award_id = '{award.Id}'"));
        var sent = await host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: (await host.ReadRowAsync($"/payments/{payment.Id}")).Revision);
        Assert.Equal(409, sent.Status); // whatever else it is, nothing more is sent
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Theory]
    [InlineData("ordered", "OnHold", 0)]
    [InlineData("revoked", "Terminated", 300)]
    public async Task An_event_that_comes_while_the_order_is_being_given_waits_for_nobody_and_the_money_is_counted(string what, string status, long demanded)
    {
        var (award, payment, met) = (default(Given.Row)!, default(Given.Row)!, false);
        for (var attempt = 0; attempt < 8 && !met; attempt++)
        {
            var baseId = await host.AnOutstandingBaseAsync(account: Silent);
            award = await host.AnActiveAwardAsync(baseId, repayable: 50);
            payment = await host.APaymentAsync(award.Id);
            var sending = host.SendAsync(payment); // the treasury books, and says nothing until we give up
            await Eventually.TrueAsync(async () => await host.ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment.Id}'") is not "Locked", "the payment is on its way");
            await host.PublishAsync(EventOf(what, baseId));
            await host.AwardIsAsync(award.Id, status);
            met = !sending.IsCompleted; // on a slow machine the treasury was given up first: that is another moment
            Assert.Equal("unknown", (await sending).Status);
        }

        Assert.True(met);
        Assert.Equal("paid", (await host.InquireAsync(payment)).Status);
        Assert.Equal(600, await host.BalanceAsync("Paid", award.Id));
        Assert.Equal(what is "revoked" ? 0 : 400, await host.BalanceAsync("Committed", award.Id));
        Assert.Equal(demanded, await host.ReadAsync<long>($"SELECT coalesce(sum(demanded_fen), 0)::bigint / 100 FROM recovery WHERE award_id = '{award.Id}'"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_locked_payment_and_a_revocation_at_once_are_either_sent_before_or_cancelled()
    {
        for (var i = 0; i < 6; i++)
        {
            var baseId = await host.AnOutstandingBaseAsync();
            var award = await host.AnActiveAwardAsync(baseId);
            var payment = await host.APaymentAsync(award.Id);

            var sent = host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: payment.Revision);
            await host.PublishAsync(Given.Revoked(baseId));
            await host.AwardIsAsync(award.Id, "Terminated");

            var accepted = (await sent).Status == 200;
            Assert.Equal(accepted ? "Accepted" : "Cancelled", await host.ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment.Id}'"));
            Assert.Equal(accepted ? 600 : 0, await host.BalanceAsync("Committed", award.Id));
        }

        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    private async Task<Given.Row> PaymentAtAsync(Guid award, string moment)
    {
        if (moment is "draft" or "level2" or "locked")
        {
            return await host.APaymentAsync(award, moment);
        }

        var payment = await host.SendAsync(await host.APaymentAsync(award));
        if (moment is "paid")
        {
            payment = await host.InquireAsync(payment);
        }
        else if (moment is "not-received")
        {
            var day = new DateOnly(2018, 1, 1).AddDays(Random.Shared.Next(150));
            await host.ExecuteAsync($"UPDATE payment SET requested_on = '{day:yyyy-MM-dd}' WHERE id = '{payment.Id}'");
            await host.ReconcileAsync(day);
            payment = await host.ReadRowAsync($"/payments/{payment.Id}");
        }

        Assert.Equal(moment, payment.Status);
        return payment;
    }

    private static IEvent EventOf(string what, Guid baseId)
    {
        var known = Given.Registered(baseId);
        return what switch
        {
            "ordered" => new RectificationOrdered(Guid.CreateVersion7(), 1, baseId, Day, "进展慢"),
            "suspended" => new BaseChanged(baseId, 5, known.Number, known.Name, known.Builder, known.Payee, "Suspended", "Regular"),
            "expired" => new TitleExpired(baseId, 5, Day, Day.AddDays(1)),
            "given-up" => new TitleGivenUp(baseId, 9, "石发改〔2019〕21号", "战略调整", Day),
            _ => Given.Revoked(baseId),
        };
    }
}
