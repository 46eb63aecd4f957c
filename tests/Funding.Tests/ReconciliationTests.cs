using System.Text.Json.Nodes;

namespace Funding.Tests;

public sealed class ReconciliationTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task Who_created_or_approved_a_payment_of_the_day_does_not_reconcile_it()
    {
        var payment = await host.APaidPaymentAsync((await host.AnActiveAwardAsync()).Id);
        var day = await DayOfAsync(payment);

        Assert.Equal((409, "same-person"), await host.TryPostAsync(Given.Officer, "/reconciliations", new { statementDate = day }));
        var approver = Given.Officer with { Subject = "second-approver" };
        Assert.Equal((409, "same-person"), await host.TryPostAsync(approver, "/reconciliations", new { statementDate = day }));
        Assert.Equal((409, "statement-in-future"), await host.TryPostAsync(Given.Reconciler, "/reconciliations", new { statementDate = "2099-01-01" }));
        await ReconcileAsync(day);
        Assert.Equal("reconciled", (await host.ReadRowAsync($"/payments/{payment.Id}")).Status);
    }

    [Fact]
    public async Task A_statement_settles_what_is_accepted_or_unknown_and_lists_every_difference()
    {
        var left = DifferencesOf(await ReconcileAsync(await TodayAsync())); // by other tests, in whichever order they ran
        var accepted = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync()).Id));
        var unknown = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync("1302010504"))).Id));
        var lost = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync("1302010503"))).Id));
        var day = await DayOfAsync(lost);
        await host.OrderAsync("not-of-ours", 500, day);
        var locked = await host.APaymentAsync((await host.AnActiveAwardAsync()).Id);
        await host.OrderAsync(await host.EndToEndIdAsync(locked.Id), 600_00, day);
        var draft = await host.APaymentAsync((await host.AnActiveAwardAsync()).Id, "draft");
        await host.OrderAsync(await host.EndToEndIdAsync(draft.Id), 599_00, day);

        var run = await ReconcileAsync(day);

        Assert.Equal(2, (int)run["matched"]!);
        Assert.Equal(
            ["amount-differs 600.00 599.00", "missing 600.00 ", "not-payable 600.00 600.00", "unknown-line  5.00"],
            DifferencesOf(run).Except(left).Select(d => $"{d.Kind} {d.Expected} {d.Found}").Order(StringComparer.Ordinal));
        Assert.Equal(["reconciled", "reconciled", "unknown"], [await StatusAsync(accepted), await StatusAsync(unknown), await StatusAsync(lost)]);
        var again = await ReconcileAsync(day);
        Assert.Equal((0, 4), ((int)again["matched"]!, DifferencesOf(again).Except(left).Count()));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task After_the_day_is_over_what_the_statement_lacks_was_not_received()
    {
        var lost = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync("1302010503"))).Id));
        await host.ExecuteAsync($"UPDATE payment SET requested_on = '2018-12-01' WHERE id = '{lost.Id}'");

        var run = await ReconcileAsync("2018-12-01");

        Assert.Equal("missing", (string)run["differences"]!.AsArray().Single()!["kind"]!);
        Assert.Equal("not-received", await StatusAsync(lost));
        Assert.Equal((409, "payment-wrong-state"), await host.TryPostAsync(Given.Officer, $"/payments/{lost.Id}/send", ifMatch: lost.Revision + 1));

        Assert.Equal((200, null), await host.TryPostAsync(Given.Approver, $"/payments/{lost.Id}/release", ifMatch: lost.Revision + 1));
        Assert.Equal((409, "same-person"), await host.TryPostAsync(Given.Approver, $"/payments/{lost.Id}/release", ifMatch: lost.Revision + 2));
        var id = await host.EndToEndIdAsync(lost.Id);
        Assert.Equal((200, null), await host.TryPostAsync(Given.SecondApprover, $"/payments/{lost.Id}/release", ifMatch: lost.Revision + 2));
        await host.SendAsync(await host.ReadRowAsync($"/payments/{lost.Id}"));
        Assert.Equal(id, await host.EndToEndIdAsync(lost.Id)); // the same order, not another one
    }

    [Fact]
    public async Task A_payment_that_came_back_is_returned_by_the_statement_of_that_day()
    {
        var award = await host.AnActiveAwardAsync();
        var payment = await host.APaidPaymentAsync(award.Id);
        await ReconcileAsync(await DayOfAsync(payment));
        await host.GiveBackAsync(payment.Id, on: "2019-02-03");

        var run = await ReconcileAsync("2019-02-03");

        Assert.Empty(run["differences"]!.AsArray());
        Assert.Equal("returned", await StatusAsync(payment));
        Assert.Equal(0, await host.BalanceAsync("Paid", award.Id));
    }

    [Fact]
    public async Task Two_who_reconcile_at_once_reconcile_once()
    {
        var payment = await host.APaidPaymentAsync((await host.AnActiveAwardAsync()).Id);
        var day = await DayOfAsync(payment);

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReconcileAsync(day)));

        Assert.True(runs.Sum(run => (int)run["matched"]!) >= 1);
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'payment-reconciled'"));
    }

    private async Task<JsonObject> ReconcileAsync(string day)
    {
        using var client = host.CreateClient(Given.Reconciler);
        return await client.PostAsync<JsonObject>("/reconciliations", new { statementDate = day });
    }

    private static List<(string Id, string Kind, string? Expected, string? Found)> DifferencesOf(JsonObject run) =>
    [
        .. run["differences"]!.AsArray().Select(d =>
            ((string)d!["endToEndId"]!, (string)d["kind"]!, (string?)d["expected"]?["value"], (string?)d["found"]?["value"])),
    ];

    private async Task<string> StatusAsync(Given.Row payment) => (await host.ReadRowAsync($"/payments/{payment.Id}")).Status;

    private Task<string> DayOfAsync(Given.Row payment) => host.ReadAsync<string>($"SELECT requested_on::text FROM payment WHERE id = '{payment.Id}'");

    private Task<string> TodayAsync() => host.ReadAsync<string>("SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date::text");
}
