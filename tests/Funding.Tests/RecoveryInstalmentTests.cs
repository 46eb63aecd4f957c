using Calendar;
using CsCheck;
using Funding.Awards;
using Funding.Recoveries;
using Testing;
using Testing.Contract;

namespace Funding.Tests;

/// <summary>Money that comes back in several parts: each has its day, and a missed day stays written.</summary>
public sealed class RecoveryInstalmentTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly DateOnly Day = new(2020, 2, 28);

    [Fact]
    public async Task Instalments_lie_ahead_in_order_and_add_up_to_what_is_outstanding()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        var path = $"/recoveries/{recovery.Id}/instalments";
        var today = host.Today();
        Assert.Equal(["/instalments", "/instalments/0/dueOn", "/instalments/1/dueOn"], await FaultsAsync(path, recovery, Plan((today, 40), (today, 61))));
        Assert.Equal(["/instalments"], await FaultsAsync(path, recovery, Plan((today.AddDays(5), 40), (today.AddDays(9), 59))));

        var granted = await host.StepAsync(Given.Approver, "recoveries", recovery, "instalments", Plan((today.AddDays(5), 40), (today.AddDays(400), 60)));

        Assert.Equal($"{today.AddDays(400):yyyy-MM-dd}", (string)(await host.ReadJsonAsync($"/recoveries/{recovery.Id}"))["dueOn"]!);
        Assert.Equal((409, "instalments-granted"), await host.TryPostAsync(Given.Approver, path, Plan((today.AddDays(5), 40), (today.AddDays(9), 60)), granted.Revision));
    }

    [Fact]
    public async Task A_day_that_passes_without_its_money_is_written_down_by_itself_and_stays()
    {
        var recovery = await host.ARecoveryAsync(yuan: 100);
        var today = host.Today();
        await host.StepAsync(Given.Approver, "recoveries", recovery, "instalments", Plan((today.AddDays(3), 40), (today.AddDays(6), 60)));
        await ReceiveAsync(recovery, 39);
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(today.AddDays(3)).AddMinutes(-10));
        Assert.Null((string?)(await host.ReadJsonAsync($"/recoveries/{recovery.Id}"))["overdueSince"]);

        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(today.AddDays(3)));

        await Eventually.EqualAsync($"{today.AddDays(4):yyyy-MM-dd}", async () => (string?)(await host.ReadJsonAsync($"/recoveries/{recovery.Id}"))["overdueSince"] ?? "", "the day");
        Assert.Equal("1.00", (string)(await host.ReadJsonAsync($"/recoveries/{recovery.Id}"))["arrears"]!["value"]!);
        await ReceiveAsync(recovery, 61);
        var late = await host.ReadJsonAsync($"/recoveries/{recovery.Id}");
        Assert.Equal(("recovered", "0.00", $"{today.AddDays(4):yyyy-MM-dd}"), ((string)late["status"]!, (string)late["arrears"]!["value"]!, (string)late["overdueSince"]!));
        await host.MoveClockToAsync(WorkingCalendar.EndOfDay(today.AddDays(6)).AddSeconds(1));
        await Eventually.EqualAsync(0L, () => host.ReadAsync<long>($"SELECT count(*) FROM due WHERE kind = 'recovery-due' AND due_at <= '{WorkingCalendar.EndOfDay(today.AddDays(6)):O}'"), "due rows left");
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{recovery.Id}' AND action = 'recovery-overdue'"));
    }

    [Fact]
    public void A_leap_day_is_a_day_and_the_last_day_counts_in_full()
    {
        var recovery = Demanded(100, (new(2020, 2, 29), 30), (new(2020, 3, 1), 70));

        Assert.Equal(
            [0, 0, 30, 100], new[] { Day, Day.AddDays(1), Day.AddDays(2), Day.AddDays(3) }.Select(recovery.ArrearsFenOn));
    }

    [Fact]
    public void Whatever_comes_in_arrears_are_what_was_to_come_less_what_came_and_a_grown_demand_falls_due_at_the_end()
    {
        var parts = Gen.Int[1, 50].Array[2, 6];
        Gen.Select(parts, Gen.Int[0, 60], Gen.Int[0, 120], Gen.Int[0, 8]).Sample((fens, received, grown, at) =>
        {
            var total = fens.Sum();
            var recovery = Demanded(total, [.. fens.Select((fen, i) => (Day.AddDays(i), (long)fen))]);
            if (grown > 0)
            {
                recovery.Redemand(total + grown);
            }

            if (Math.Min(received, total) is var fen and > 0)
            {
                recovery.Receive(fen, 0, Day, "R", "officer");
            }

            var today = Day.AddDays(at);
            long due = at >= fens.Length ? total + grown : fens.Take(at).Sum();
            return recovery.ArrearsFenOn(today) == (recovery.IsOpen ? Math.Max(0, due - recovery.RecoveredFen) : 0);
        });
    }

    private static Recovery Demanded(long fen, params (DateOnly, long)[] parts)
    {
        var award = (Award)Activator.CreateInstance(typeof(Award), nonPublic: true)!;
        var recovery = new Recovery(award, RecoveryCause.TitleLost, null, fen, Day.AddDays(-9));
        recovery.GrantInstalments(parts.Select((p, i) => new RecoveryInstalment(i + 1, p.Item1, p.Item2)), "困难");
        return recovery;
    }

    private async Task<IEnumerable<string>> FaultsAsync(string path, Given.Row recovery, object body)
    {
        using var client = host.CreateClient(Given.Approver);
        using var request = new Attempt(path, body, recovery.Revision).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(422, (int)response.StatusCode);
        return (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order(StringComparer.Ordinal);
    }

    private async Task ReceiveAsync(Given.Row recovery, long yuan)
    {
        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<Given.Row>(
            $"/recoveries/{recovery.Id}/receipts", new { amount = Given.Yuan(yuan), receivedOn = "2018-12-01", reference = $"凭证{yuan}" });
    }

    private static object Plan(params (DateOnly On, long Yuan)[] parts) => new
    {
        instalments = parts.Select(p => new { dueOn = $"{p.On:yyyy-MM-dd}", amount = Given.Yuan(p.Yuan) }),
        reason = "一次还清有困难",
    };
}
