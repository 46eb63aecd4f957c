using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Contracts.Registry;
using Testing;

namespace Funding.Tests;

/// <summary>Approved payments go together: to a cut-off, with totals that two people agree on, each order once.</summary>
public sealed class PaymentRunTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_run_is_previewed_locked_by_another_person_and_sent_each_order_once()
    {
        var payments = await ApprovedAsync(3);
        var preview = await PreviewAsync();
        Assert.Subset(IdsOf(preview, "payments").ToHashSet(), payments.Select(p => p.Id).ToHashSet());
        var run = await host.ARunAsync();
        Assert.Equal(((int)preview["count"]!, (string)preview["total"]!["value"]!), (run.Count!.Value, run.Total!.Value));

        var both = Given.Approver with { Subject = Given.OfficerSubject };
        Assert.Equal((409, "same-person"), await LockAsync(run, by: both));
        Assert.Equal((409, "run-totals-differ"), await host.TryPostAsync(
            Given.Approver, $"/payment-runs/{run.Id}/lock", new { count = run.Count + 1, total = run.Total }, run.Revision));
        Assert.Equal((409, "payment-in-run"), await host.TryPostAsync(Given.Officer, $"/payments/{payments[0].Id}/lock", ifMatch: payments[0].Revision + 1));
        Assert.Equal((200, null), await LockAsync(run));
        Assert.Equal((409, "payment-wrong-state"), await host.TryPostAsync(
            Given.Officer, $"/payments/{payments[0].Id}/cancel", new { reason = "改期" }, payments[0].Revision + 2));
        Assert.Equal((409, "run-wrong-state"), await host.TryPostAsync(Given.Officer, $"/payment-runs/{run.Id}/cancel", new { reason = "改期" }, run.Revision + 1));

        var sends = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.TryPostAsync(Given.Officer, $"/payment-runs/{run.Id}/send", ifMatch: run.Revision + 1)));
        Assert.Single(sends, a => a.Status == 200);
        foreach (var payment in payments)
        {
            await Eventually.EqualAsync("Accepted", () => host.StatusAsync(payment.Id), "a payment of the run");
            Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'payment-sent'"));
        }
    }

    [Fact]
    public async Task What_cannot_go_is_held_back_and_leaves_the_run_when_it_is_locked()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var held = await host.APaymentAsync((await host.AnActiveAwardAsync(baseId)).Id, "approved");
        var free = (await ApprovedAsync(1))[0];
        var run = await host.ARunAsync();
        await host.PublishAsync(new RectificationOrdered(Guid.CreateVersion7(), 1, baseId, new DateOnly(2019, 1, 31), "进展慢"));
        await Eventually.EqualAsync("OnHold", () => host.ReadAsync<string>($"SELECT a.status FROM award a JOIN payment p ON p.award_id = a.id WHERE p.id = '{held.Id}'"), "the award");

        Assert.Equal((409, "run-totals-differ"), await LockAsync(run)); // it is not what was seen any more
        Assert.Equal((200, null), await LockAsync(run, less: 600));

        Assert.Equal(("Approved", "Locked"), (await host.StatusAsync(held.Id), await host.StatusAsync(free.Id)));
        var line = (await PreviewAsync())["heldBack"]!.AsArray().Single(h => (Guid)h!["paymentId"]! == held.Id)!;
        Assert.Equal("award-on-hold", (string)line["code"]!);
    }

    [Fact]
    public async Task What_was_approved_after_the_cut_off_waits()
    {
        var early = (await ApprovedAsync(1))[0];
        var cutOff = new DateTimeOffset(await host.ReadAsync<DateTime>($"SELECT approved_at FROM payment WHERE id = '{early.Id}'"), TimeSpan.Zero);
        var late = (await ApprovedAsync(1))[0];

        var run = await host.ARunAsync(cutOff);

        Assert.Equal(run.Id, await host.ReadAsync<Guid>($"SELECT run_id FROM payment WHERE id = '{early.Id}'"));
        Assert.Equal(0, await host.ReadAsync<long>($"SELECT count(*) FROM payment WHERE id = '{late.Id}' AND run_id IS NOT NULL"));
        Assert.Equal((409, "cut-off-in-future"), await host.TryPostAsync(Given.Officer, "/payment-runs", new { cutOff = TimeProvider.System.GetUtcNow().AddHours(1) }));
    }

    [Fact]
    public async Task Runs_drafted_at_once_share_no_payment_and_a_cancelled_one_gives_them_back()
    {
        var payments = await ApprovedAsync(2);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.TryPostAsync(Given.Officer, "/payment-runs", new { cutOff = TimeProvider.System.GetUtcNow() })));
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => Assert.Equal((409, "run-empty"), a));

        var run = await host.ReadRowAsync($"/payment-runs/{await host.ReadAsync<Guid>($"SELECT run_id FROM payment WHERE id = '{payments[0].Id}'")}");
        await host.StepAsync(Given.Officer, $"/payment-runs/{run.Id}/cancel", run.Revision, new { reason = "改期" });
        Assert.Equal(2, await host.ReadAsync<long>($"SELECT count(*) FROM payment WHERE id IN ('{payments[0].Id}', '{payments[1].Id}') AND run_id IS NULL AND status = 'Approved'"));
    }

    [Theory]
    [InlineData("UPDATE payment SET run_id = NULL WHERE run_id = '{run}'", "payment_run_holds")]
    [InlineData("UPDATE payment SET run_id = '{run}' WHERE id = '{late}'", "payment_run_holds")]
    [InlineData("UPDATE payment_run SET total_fen = total_fen + 1 WHERE id = '{run}'", "payment_run_frozen")]
    [InlineData("UPDATE payment_run SET locked_by = 'somebody' WHERE id = '{run}'", "payment_run_frozen")]
    [InlineData("UPDATE payment_run SET status = 'Drafted', locked_by = NULL WHERE id = '{run}'", "payment_run_frozen")]
    [InlineData("INSERT INTO payment_run SELECT gen_random_uuid(), 1, 'Locked', cut_off, 1, 1, 'one', 'one', NULL, NULL FROM payment_run LIMIT 1", "ck_payment_run_people")]
    [InlineData("INSERT INTO payment_run SELECT gen_random_uuid(), 1, 'Locked', cut_off, 1, 1, 'one', NULL, NULL, NULL FROM payment_run LIMIT 1", "ck_payment_run_locked")]
    [InlineData("INSERT INTO payment_run SELECT gen_random_uuid(), 1, 'Locked', cut_off, 1, 1, 'one', 'two', NULL, NULL FROM payment_run LIMIT 1", "payment_run_holds")]
    [InlineData("DELETE FROM payment_run", "42501")]
    public async Task The_service_itself_cannot_change_what_was_agreed_on(string sql, string guard)
    {
        await ApprovedAsync(1);
        var run = await host.ALockedRunAsync();
        var late = (await ApprovedAsync(1))[0];

        var refusal = await host.RefusalAsync(sql.Replace("{run}", $"{run.Id}", StringComparison.Ordinal).Replace("{late}", $"{late.Id}", StringComparison.Ordinal));

        Assert.Equal(guard, refusal);
    }

    private async Task<IReadOnlyList<Given.Row>> ApprovedAsync(int count)
    {
        var payments = new List<Given.Row>();
        for (var i = 0; i < count; i++)
        {
            payments.Add(await host.APaymentAsync((await host.AnActiveAwardAsync()).Id, "approved"));
        }

        return payments;
    }

    private async Task<JsonObject> PreviewAsync()
    {
        using var client = host.CreateClient(Given.Officer);
        return (await client.GetFromJsonAsync<JsonObject>(new Uri("/payment-runs/preview", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    private static IEnumerable<Guid> IdsOf(JsonObject preview, string list) => preview[list]!.AsArray().Select(line => (Guid)line!["paymentId"]!);

    private Task<(int Status, string? Code)> LockAsync(Given.Row run, Testing.Services.Principal? by = null, long less = 0) => host.TryPostAsync(
        by ?? Given.Approver, $"/payment-runs/{run.Id}/lock",
        new { count = run.Count - (less > 0 ? 1 : 0), total = new { value = $"{decimal.Parse(run.Total!.Value, System.Globalization.CultureInfo.InvariantCulture) - less:0.00}", currency = "CNY" } },
        run.Revision);
}
