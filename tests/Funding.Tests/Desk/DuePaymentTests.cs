using Testing;

namespace Funding.Tests;

/// <summary>The calendar of what is to be paid and what is to come back.</summary>
public sealed class DuePaymentTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task An_instalment_is_due_on_its_planned_day_until_it_is_paid()
    {
        var award = await host.AnActiveAwardAsync(null, 100, 600, 400, 50);
        await PlanAsync(award.Id, (1, "2017-12-31"), (2, "2099-02-28"));
        var days = await DaysAsync(award.Id);
        Assert.Equal(["2017-12-31 True 1 600.00 active", "2099-02-28 False 2 400.00 active", "undated 3 50.00 active"], days);

        await host.APaymentAsync(award.Id, "level1", instalment: 2);
        await host.APaidPaymentAsync(award.Id);
        Assert.Equal(["2099-02-28 False 2 400.00 level1", "undated 3 50.00 active"], await DaysAsync(award.Id));
    }

    [Fact]
    public async Task A_payment_that_failed_is_due_again()
    {
        var award = await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account: "1302010422"), 100, 30);
        await PlanAsync(award.Id, (1, "2099-01-01"));
        await host.SendAsync(await host.APaymentAsync(award.Id));

        Assert.Equal(["2099-01-01 False 1 30.00 active"], await DaysAsync(award.Id));
    }

    [Fact]
    public async Task What_a_base_owes_is_to_come_back_by_the_day_that_was_demanded()
    {
        var recovery = await host.ARecoveryAsync(yuan: 80);
        var calendar = await host.LookAsync("due-payments");
        var day = Assert.Single(calendar["days"]!.AsArray(), day => day!["entries"]!.AsArray().Any(e => (string)e!["link"]! == $"recoveries/{recovery.Id}"))!;

        Assert.Equal(await host.ReadAsync<string>($"SELECT due_on::text FROM recovery WHERE id = '{recovery.Id}'"), (string)day["dueOn"]!);
        var entry = day["entries"]!.AsArray().Single(e => (string)e!["link"]! == $"recoveries/{recovery.Id}")!;
        Assert.Equal(("receive", "80.00"), ((string)entry["direction"]!, (string)entry["amount"]!["value"]!));
        Assert.Equal(day["entries"]!.AsArray().Where(e => (string)e!["direction"]! == "receive").Sum(e => e!["amount"].Fen()), day["toReceive"].Fen());
    }

    [Fact]
    public async Task Only_the_days_that_were_asked_for_are_shown_both_ends_with_them()
    {
        var award = await host.AnActiveAwardAsync(null, 100, 1, 2, 4, 8);
        await PlanAsync(award.Id, (1, "2030-02-28"), (2, "2030-03-01"), (3, "2030-03-31"), (4, "2030-04-01"));
        var calendar = await host.LookAsync("due-payments?from=2030-03-01&until=2030-03-31");

        Assert.Equal(["2030-03-01", "2030-03-31"], calendar["days"]!.AsArray().Select(day => (string)day!["dueOn"]!));
        Assert.Equal("6.00", (string)calendar["toPay"]!["value"]!);
    }

    [Fact]
    public async Task A_plan_is_made_anew_and_names_the_awards_own_instalments_once()
    {
        var award = await host.AnActiveAwardAsync();
        await PlanAsync(award.Id, (1, "2030-01-01"), (2, "2030-02-01"));
        await PlanAsync(award.Id, (2, "2030-02-02"));
        var plan = await host.LookAsync($"awards/{award.Id}/payment-plan");
        Assert.Equal(["2 2030-02-02"], plan["instalments"]!.AsArray().Select(i => $"{i!["number"]} {i["dueOn"]}"));
        Assert.Equal(2, (int)plan["revision"]!);

        Assert.Equal((409, "instalment-unknown"), await TryPlanAsync(award.Id, (7, "2030-01-01")));
        Assert.Equal(422, (await TryPlanAsync(award.Id, (1, "2030-01-01"), (1, "2030-01-02"))).Status);
        Assert.Equal(404, (await TryPlanAsync(Guid.CreateVersion7(), (1, "2030-01-01"))).Status);
    }

    [Fact]
    public async Task Officers_who_plan_at_once_leave_one_plan()
    {
        var award = await host.AnActiveAwardAsync();
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(day => TryPlanAsync(award.Id, (1, $"2030-01-0{day}"), (2, $"2030-02-0{day}"))));

        Assert.All(answers, answer => Assert.Equal((200, null), answer));
        Assert.Equal("1 2 6", await host.ReadAsync<string>(
            $"SELECT concat_ws(' ', count(DISTINCT p.id), count(*), max(revision)) FROM payment_plan p JOIN planned_instalment i ON i.plan_id = p.id WHERE award_id = '{award.Id}'"));
    }

    [Fact]
    public async Task Of_an_award_that_has_ended_nothing_is_due_or_planned()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId);
        await PlanAsync(award.Id, (1, "2030-01-01"));
        await host.PublishAsync(Given.Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");

        Assert.Empty(await DaysAsync(award.Id));
        Assert.Equal((409, "award-wrong-state"), await TryPlanAsync(award.Id, (1, "2030-01-01")));
    }

    private async Task PlanAsync(Guid award, params (int Number, string DueOn)[] days) => Assert.Equal((200, null), await TryPlanAsync(award, days));

    private Task<(int Status, string? Code)> TryPlanAsync(Guid award, params (int Number, string DueOn)[] days) => host.TryPostAsync(
        Given.Officer, $"/awards/{award}/payment-plan", new { instalments = days.Select(d => new { number = d.Number, dueOn = d.DueOn }), reason = "按协议" });

    /// <summary>What the calendar says of one award.</summary>
    private async Task<List<string>> DaysAsync(Guid award)
    {
        var calendar = await host.LookAsync("due-payments");
        var dated = calendar["days"]!.AsArray().SelectMany(
            day => day!["entries"]!.AsArray(), (day, entry) => (Day: $"{day!["dueOn"]} {(bool)day["overdue"]!}", Entry: entry!));
        return [.. dated.Concat(calendar["undated"]!.AsArray().Select(entry => (Day: "undated", Entry: entry!)))
            .Where(due => (Guid)due.Entry["awardId"]! == award).Select(due => $"{due.Day} {due.Entry["instalment"]} {due.Entry["amount"]!["value"]} {due.Entry["status"]}")];
    }
}
