using ServiceDefaults.Authentication;
using Testing;

namespace Funding.Tests;

/// <summary>What a statement and our books differ in is worked on by people, two of whom must agree; each test has a day of its own.</summary>
public sealed class DiscrepancyTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly object Foreign = new { resolution = "not-ours", explanation = "另一系统的拨款" };

    [Fact]
    public async Task A_line_is_never_matched_by_its_amount_alone_and_two_people_match_it_by_hand()
    {
        var day = new DateOnly(2018, 6, 4);
        var payment = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync("1302010503"))).Id));
        await OrderedOnAsync(payment, day);
        await host.OrderAsync("bank-own-id-1", 600_00, $"{day:yyyy-MM-dd}");
        await host.ReconcileAsync(day);
        Assert.Equal("NotReceived", await StatusAsync(payment));

        var found = await host.DiscrepancyOfAsync("bank-own-id-1");
        var candidates = await host.ReadJsonAsync($"/discrepancies/{found.Id}/candidates");
        Assert.Contains(candidates["items"]!.AsArray(), c => (Guid)c!["paymentId"]! == payment.Id && (bool)c["sameDay"]!);
        object match = new { resolution = "matched-by-hand", explanation = "银行更换了标识", paymentId = payment.Id };
        Assert.Equal((409, "same-person"), await host.TryPostAsync(Given.Officer, $"/discrepancies/{found.Id}/resolution", match, found.Revision));
        found = await host.StepAsync(Given.Reconciler, "discrepancies", found, "take");
        found = await host.StepAsync(Given.Reconciler, "discrepancies", found, "resolution", match);
        Assert.Equal((409, "same-person"), await host.TryPostAsync(Given.Approver, $"/discrepancies/{found.Id}/approve", ifMatch: found.Revision)); // approved the payment
        Assert.Equal((409, "same-person"), await host.TryPostAsync(Given.Reconciler with { Role = Role.FundApprover }, $"/discrepancies/{found.Id}/approve", ifMatch: found.Revision));

        found = await host.StepAsync(Given.ThirdApprover, "discrepancies", found, "approve");

        Assert.Equal(("resolved", "Reconciled"), (found.Status, await StatusAsync(payment)));
        Assert.Empty((await host.ReconcileAsync(day))["differences"]!.AsArray());
        Assert.Equal("Cleared", await host.ReadAsync<string>($"SELECT status FROM discrepancy WHERE kind = 'Missing' AND payment_id = '{payment.Id}'"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task An_id_that_a_bank_has_respelt_is_known_with_its_amount_and_not_without()
    {
        var day = new DateOnly(2018, 6, 5);
        var (right, wrong) = (await ALostPaymentAsync(day), await ALostPaymentAsync(day));
        var spelt = (await host.EndToEndIdAsync(right.Id)).ToUpperInvariant().Insert(8, "-");
        await host.OrderAsync(spelt, 600_00, $"{day:yyyy-MM-dd}");
        await host.OrderAsync((await host.EndToEndIdAsync(wrong.Id)).ToUpperInvariant(), 600_01, $"{day:yyyy-MM-dd}");

        var run = await host.ReconcileAsync(day);

        Assert.Equal(1, (int)run["matched"]!);
        Assert.Equal("amount-differs", (string)Assert.Single(run["differences"]!.AsArray())!["kind"]!);
        Assert.Equal("RespeltId", await host.ReadAsync<string>($"SELECT rule FROM statement_entry WHERE payment_id = '{right.Id}'"));
        Assert.Equal(["Reconciled", "Unknown"], [await StatusAsync(right), await StatusAsync(wrong)]);
    }

    [Fact]
    public async Task A_difference_is_one_discrepancy_however_often_and_by_how_many_it_is_found()
    {
        var day = new DateOnly(2018, 6, 6);
        await host.OrderAsync("twice-found", 500, $"{day:yyyy-MM-dd}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.ReconcileAsync(day)));

        Assert.Equal(1, await host.ReadAsync<long>("SELECT count(*) FROM discrepancy WHERE end_to_end_id = 'twice-found'"));
        var found = await host.StepAsync(Given.Officer, "discrepancies", await host.DiscrepancyOfAsync("twice-found"), "resolution", Foreign);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.TryPostAsync(Given.Approver, $"/discrepancies/{found.Id}/approve", ifMatch: found.Revision)));
        Assert.Single(answers, a => a.Status == 200);
        await host.ReconcileAsync(day);
        Assert.Equal(1, await host.ReadAsync<long>("SELECT count(*) FROM discrepancy WHERE end_to_end_id = 'twice-found'")); // it stays resolved
    }

    [Fact]
    public async Task A_proposal_that_is_returned_is_looked_into_again_and_only_an_unknown_line_is_matched_by_hand()
    {
        var day = new DateOnly(2018, 6, 7);
        var payment = await ALostPaymentAsync(day);
        await host.ReconcileAsync(day);
        var missing = await host.DiscrepancyOfAsync(await host.EndToEndIdAsync(payment.Id));
        object byHand = new { resolution = "matched-by-hand", explanation = "?", paymentId = payment.Id };
        Assert.Equal((409, "not-matchable"), await host.TryPostAsync(Given.Reconciler, $"/discrepancies/{missing.Id}/resolution", byHand, missing.Revision));

        missing = await host.StepAsync(Given.Reconciler, "discrepancies", missing, "resolution", new { resolution = "explained", explanation = "次日入账" });
        missing = await host.StepAsync(Given.Approver, "discrepancies", missing, "return", new { reason = "请附国库回函" });
        Assert.Equal("taken", missing.Status);
        Assert.Equal((409, "discrepancy-wrong-state"), await host.TryPostAsync(Given.Approver, $"/discrepancies/{missing.Id}/approve", ifMatch: missing.Revision));
        Assert.Equal(422, (await host.TryPostAsync(Given.Reconciler, $"/discrepancies/{missing.Id}/resolution", new { resolution = "treasury-corrects", explanation = "更正" }, missing.Revision)).Status);
    }

    [Fact]
    public async Task What_nobody_resolves_in_its_working_days_is_overdue_by_itself()
    {
        var day = new DateOnly(2018, 6, 8);
        await host.OrderAsync("left-alone", 700, $"{day:yyyy-MM-dd}");
        await host.ReconcileAsync(day);
        var found = await host.ReadJsonAsync($"/discrepancies/{(await host.DiscrepancyOfAsync("left-alone")).Id}");
        var dueOn = DateOnly.Parse((string)found["dueOn"]!, System.Globalization.CultureInfo.InvariantCulture);

        await host.ExecuteAsync($"UPDATE due SET due_at = now() WHERE kind = 'discrepancy-due' AND subject_id = '{found["id"]}'");

        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM discrepancy WHERE id = '{found["id"]}' AND overdue_since IS NOT NULL"), "overdue");
        Assert.True(dueOn >= host.Today().AddDays(5));
    }

    [Fact]
    public async Task What_came_back_already_by_a_recovery_is_not_returned_a_second_time()
    {
        var recovery = await host.ARecoveryAsync(yuan: 600);
        var payment = await host.ReadAsync<Guid>($"SELECT id FROM payment WHERE award_id = '{recovery.AwardId}'");
        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<Given.Row>($"/recoveries/{recovery.Id}/receipts", new { amount = Given.Yuan(1), receivedOn = "2018-12-01", reference = "先还" });
        await host.GiveBackAsync(payment, on: "2018-06-11");

        var run = await host.ReconcileAsync(new(2018, 6, 11));

        Assert.Equal("not-payable", (string)Assert.Single(run["differences"]!.AsArray())!["kind"]!);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    private async Task<Given.Row> ALostPaymentAsync(DateOnly day)
    {
        var payment = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync("1302010503"))).Id));
        await OrderedOnAsync(payment, day);
        return payment;
    }

    private Task OrderedOnAsync(Given.Row payment, DateOnly day) => host.ExecuteAsync($"UPDATE payment SET requested_on = '{day:yyyy-MM-dd}' WHERE id = '{payment.Id}'");

    private Task<string> StatusAsync(Given.Row payment) => host.ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment.Id}'");
}
