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
    public async Task A_recovery_in_parts_is_due_part_by_part_and_what_came_counts_towards_the_earliest()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        var today = host.Today();
        await host.StepAsync(Given.Approver, "recoveries", recovery, "instalments", new
        {
            instalments = new[] { (5, 40), (9, 35), (400, 25) }.Select(part => new { dueOn = $"{today.AddDays(part.Item1):yyyy-MM-dd}", amount = Given.Yuan(part.Item2) }),
            reason = "分期退还",
        });
        Assert.Equal(["5 1 40.00", "9 2 35.00", "400 3 25.00"], await PartsAsync(recovery.Id, today));

        await host.StepAsync(Given.Officer, $"/recoveries/{recovery.Id}/receipts", null, new { amount = Given.Yuan(55), receivedOn = $"{today:yyyy-MM-dd}", reference = "R1" });

        Assert.Equal(["9 2 20.00", "400 3 25.00"], await PartsAsync(recovery.Id, today));
    }

    [Fact]
    public async Task A_day_is_planned_anew_on_the_instalment_itself_with_who_moved_it_from_when_and_why()
    {
        var award = await host.AnActiveAwardAsync();
        await PlanAsync(award.Id, (1, "2030-01-01"), (2, "2030-02-01"));
        await PlanAsync(award.Id, (2, "2030-02-02"));
        Assert.Equal(
            ["1 2030-01-01", "2 2030-02-02"], (await host.LookAsync($"awards/{award.Id}"))["instalments"]!.AsArray().Select(i => $"{i!["number"]} {i["dueOn"]}"));
        Assert.Equal("按协议 2 2030-02-01 2030-02-02", await host.ReadAsync<string>(
            $"SELECT concat_ws(' ', reason, d ->> 'number', d ->> 'from', d ->> 'to') FROM audit, jsonb_array_elements(data::jsonb -> 'days') d WHERE aggregate_id = '{award.Id}' AND action = 'instalments-rescheduled' ORDER BY version DESC LIMIT 1"));

        Assert.Equal((409, "instalment-unknown"), await TryPlanAsync(award.Id, (7, "2030-01-01")));
        Assert.Equal(422, (await TryPlanAsync(award.Id, (1, "2030-01-01"), (1, "2030-01-02"))).Status);
        Assert.Equal(404, (await host.TryPostAsync(Given.Officer, $"/awards/{Guid.CreateVersion7()}/due-dates", Days((1, "2030-01-01")), 1)).Status);
        await PlanAsync(award.Id, (1, null));
        Assert.Contains(await DaysAsync(award.Id), day => day.StartsWith("undated 1 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_officers_who_plan_at_once_one_does_and_the_others_read_again()
    {
        var award = await host.AnActiveAwardAsync();
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(day => host.TryPostAsync(
            Given.Officer, $"/awards/{award.Id}/due-dates", Days((1, $"2030-01-0{day}"), (2, $"2030-02-0{day}")), award.Revision)));

        Assert.Equal([200, 412, 412, 412, 412, 412], answers.Select(a => a.Status).Order());
        Assert.Equal(1, await host.ReadAsync<long>(
            $"SELECT count(DISTINCT right(due_on::text, 1)) FROM award_instalment WHERE award_id = '{award.Id}'"));
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

    private async Task PlanAsync(Guid award, params (int Number, string? DueOn)[] days) => Assert.Equal((200, null), await TryPlanAsync(award, days));

    private async Task<(int Status, string? Code)> TryPlanAsync(Guid award, params (int Number, string? DueOn)[] days) =>
        await host.TryPostAsync(Given.Officer, $"/awards/{award}/due-dates", Days(days), (await host.ReadRowAsync($"/awards/{award}")).Revision);

    private static object Days(params (int Number, string? DueOn)[] days) =>
        new { instalments = days.Select(d => new { number = d.Number, dueOn = d.DueOn }), reason = "按协议" };

    /// <summary>What the calendar says of one recovery, in days from today.</summary>
    private async Task<IEnumerable<string>> PartsAsync(Guid recovery, DateOnly today) =>
        from day in (await host.LookAsync("due-payments"))["days"]!.AsArray()
        from entry in day!["entries"]!.AsArray()
        where (string)entry!["link"]! == $"recoveries/{recovery}" && (string)entry["direction"]! == "receive"
        select $"{DateOnly.Parse((string)day["dueOn"]!, System.Globalization.CultureInfo.InvariantCulture).DayNumber - today.DayNumber} {entry["instalment"]} {entry["amount"]!["value"]}";

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
