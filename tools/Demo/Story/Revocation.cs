using System.Globalization;
using System.Text.Json.Nodes;
using Demo.Client;

namespace Demo.Story;

/// <summary>
/// In the next year an awarded base is found to be slow: its award is held, then, the title revoked, what is unpaid is released
/// and what is repayable demanded, part of which comes back (R83, R84).
/// </summary>
internal static class Revocation
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("次年:受资助基地被取消称号,追回资金", "The next year: a funded base is revoked, money is recovered");
        await Programme.MoveClockAsync(stage, (await Programme.NowAsync(stage)).AddDays(90));
        var officer = await stage.As("fund1");
        var bases = await officer.AllAsync("registry/bases", stage.Cancel);
        foreach (var award in (await officer.AllAsync("funding/awards", stage.Cancel)).Where(row => (string)row["status"]! == "active"))
        {
            var registered = bases.Single(row => (string)row["id"]! == (string)award["baseId"]!);
            if (PerformanceCycle.SampleOf(registered).SlowsDown)
            {
                await LoseAsync(stage, registered, award);
            }
            else if (PerformanceCycle.SampleOf(registered).Kind == "region")
            {
                await Payments.PayAsync(stage, award, 2);
            }
        }

        await Payments.ReconcileAsync(stage);
        await BalanceAsync(stage);
    }

    private static async Task LoseAsync(Stage stage, JsonNode registered, JsonNode award)
    {
        var officer = await stage.As("fund1");
        var ordered = await Rectifications.OrderAsync(stage, registered, "slow-progress", "样例:工作进展慢");
        await officer.WaitUntilAsync($"funding/awards/{award["id"]}", row => (string)row["status"]! == "on-hold", stage.Cancel);
        stage.Tell("资助暂停拨付", "The award is on hold", registered["number"]);

        var verified = await Rectifications.CarryOutAsync(stage, PerformanceCycle.SampleOf(registered), ordered, planIsReturned: false);
        await Rectifications.RevokeAsync(stage, verified, "样例办发〔2019〕3号");
        stage.Tell("经听证取消称号", "Revoked after a hearing", registered["number"]);
        var recovery = await officer.WaitForAsync("funding/recoveries", row => (string)row["awardId"]! == (string)award["id"]!, stage.Cancel);
        stage.Tell("终止资助,追回资金", "The award ends, unpaid money is released, a recovery is demanded", recovery["demanded"]!["value"]);
        await RecoverAsync(stage, officer, recovery);
    }

    private static async Task RecoverAsync(Stage stage, PlatformApi officer, JsonNode recovery)
    {
        var demanded = decimal.Parse((string)recovery["demanded"]!["value"]!, CultureInfo.InvariantCulture);
        var today = (await Programme.NowAsync(stage)).ToOffset(TimeSpan.FromHours(8));
        var part = await officer.StepAsync("funding/recoveries", recovery, "receipts", new
        {
            amount = Awards.Yuan(Math.Round(demanded * 2 / 3, 2)),
            receivedOn = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            reference = "样例国库收款凭证 0001",
        }, stage.Cancel);
        stage.Tell("部分收回,跨年度缴回国库", "Part of it is recovered; in a later year it goes back to the treasury", $"{part["recovered"]!["value"]} {part["status"]}");
    }

    private static async Task BalanceAsync(Stage stage)
    {
        var balance = await (await stage.As("auditor1")).GetAsync("funding/ledger/trial-balance", stage.Cancel);
        stage.Tell("总账平衡", "The ledger balances", $"{balance["total"]!["value"]}, balanced: {balance["balanced"]}");
    }
}
