using Testing.Services;

namespace Funding.Tests;

/// <content>Payments on their way, and what a base owes that was paid.</content>
internal static partial class Given
{
    /// <summary>Brings a payment of the award to a status on its way to locked.</summary>
    public static async Task<Row> APaymentAsync(this FundingHost host, Guid award, string status = "locked", int instalment = 1)
    {
        using var officer = host.CreateClient(Officer);
        var payment = await officer.PostAsync<Row>($"/awards/{award}/payments", new { instalment });
        foreach (var (step, by) in new[] { ("submit", Officer), ("approve", Approver), ("approve", SecondApprover), ("approve", ThirdApprover), ("lock", Officer) })
        {
            if (payment.Status == status || (step == "approve" && payment.Status == "approved"))
            {
                continue;
            }

            using var client = host.CreateClient(by);
            payment = await client.PostAsync<Row>($"/payments/{payment.Id}/{step}", ifMatch: payment.Revision);
        }

        Assert.Equal(status, payment.Status);
        return payment;
    }

    public static async Task<Row> SendAsync(this FundingHost host, Row payment)
    {
        using var client = host.CreateClient(Officer);
        return await client.PostAsync<Row>($"/payments/{payment.Id}/send", ifMatch: payment.Revision);
    }

    /// <summary>What the treasury's system says of an order; what it does not know it does not say.</summary>
    public static object Report(
        string endToEndId, string outcome = "paid", string? bookedOn = "2019-01-31", long? yuan = null, string? reason = null, string reference = "国库凭证1") =>
        new Dictionary<string, object?>
        {
            ["endToEndId"] = endToEndId, ["outcome"] = outcome, ["bookedOn"] = bookedOn, ["amount"] = yuan is { } amount ? Yuan(amount) : null,
            ["reason"] = reason, ["reference"] = reference,
        }.Where(member => member.Value is not null).ToDictionary();

    /// <summary>A payment that the treasury has accepted, with its end-to-end id.</summary>
    public static async Task<(Row Payment, string EndToEndId)> AnAcceptedPaymentAsync(this FundingHost host, Guid? award = null, int instalment = 1)
    {
        var payment = await host.SendAsync(await host.APaymentAsync(award ?? (await host.AnActiveAwardAsync()).Id, instalment: instalment));
        Assert.Equal("accepted", payment.Status);
        return (payment, await host.EndToEndIdAsync(payment.Id));
    }

    public static async Task<Row> InquireAsync(this FundingHost host, Row payment)
    {
        using var client = host.CreateClient(Officer);
        return await client.PostAsync<Row>($"/payments/{payment.Id}/inquire");
    }

    /// <summary>Paid, to an account whose orders are never answered.</summary>
    public static async Task<Row> APaidPaymentUnknownFirstAsync(this FundingHost host, Guid award)
    {
        var payment = await host.SendAsync(await host.APaymentAsync(award));
        Assert.Equal("unknown", payment.Status);
        return await host.InquireAsync(payment);
    }

    public static async Task<Row> APaidPaymentAsync(this FundingHost host, Guid award, int instalment = 1)
    {
        var payment = await host.InquireAsync(await host.SendAsync(await host.APaymentAsync(award, instalment: instalment)));
        Assert.Equal("paid", payment.Status);
        return payment;
    }

    /// <summary>A base that was paid has lost its title.</summary>
    public static async Task<Row> ARecoveryAsync(this FundingHost host, long yuan, int repayable = 100)
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId, repayable, yuan);
        await host.APaidPaymentAsync(award.Id);
        await host.PublishAsync(Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");
        return await host.RecoveryOfAsync(award.Id);
    }

    /// <summary>One step of whatever stands at that path.</summary>
    public static async Task<Row> StepAsync(this FundingHost host, Principal by, string path, long? revision, object? body = null)
    {
        using var client = host.CreateClient(by);
        return await client.PostAsync<Row>(path, body, revision);
    }

    /// <summary>Of all that is approved by now.</summary>
    public static Task<Row> ARunAsync(this FundingHost host, DateTimeOffset? cutOff = null) =>
        host.StepAsync(Officer, "/payment-runs", null, new { cutOff = cutOff ?? TimeProvider.System.GetUtcNow() });

    public static async Task<Row> ALockedRunAsync(this FundingHost host)
    {
        var run = await host.ARunAsync();
        return await host.StepAsync(Approver, $"/payment-runs/{run.Id}/lock", run.Revision, new { count = run.Count, total = run.Total });
    }

    public static Task<string> StatusAsync(this FundingHost host, Guid payment) => host.ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment}'");

    public static async Task<Row> RecoveryOfAsync(this FundingHost host, Guid award) =>
        await host.ReadRowAsync($"/recoveries/{await host.ReadAsync<Guid>($"SELECT id FROM recovery WHERE award_id = '{award}' ORDER BY id DESC LIMIT 1")}");
}
