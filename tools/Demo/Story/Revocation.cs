using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>
/// In the next year an awarded base is found to be slow: its award is held, then, the title revoked, what is unpaid is released
/// and what is repayable demanded (R83, R84). Another is paid its second instalment.
/// </summary>
internal static class Revocation
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("次年:受资助基地被取消称号,追回资金", "The next year: a funded base is revoked, money is recovered");
        await Programme.MoveClockAsync(stage, (await Programme.NowAsync(stage)).AddDays(90));
        var bases = (await (await stage.As("fund1")).AllAsync("registry/bases", stage.Cancel)).ToDictionary(row => (string)row["id"]!);
        await stage.EachAsync(await PaymentRuns.ActiveAsync(stage), async award =>
        {
            var registered = bases[(string)award["baseId"]!];
            if (PerformanceCycle.SampleOf(registered).SlowsDown)
            {
                await LoseAsync(stage, registered, award);
            }
            else if ((string)registered["kind"]! == "region")
            {
                await Payments.PayAsync(stage, award, 2);
                await Reconciling.ReconcileAsync(stage);
            }
        });
    }

    private static async Task LoseAsync(Stage stage, JsonNode registered, JsonNode award)
    {
        var officer = await stage.As("fund1");
        var ordered = await Rectifications.OrderAsync(stage, registered, "slow-progress", "样例:工作进展慢");
        await officer.WaitUntilAsync($"{Allocations.Awards}/{award["id"]}", row => (string)row["status"]! == "on-hold", stage.Cancel);
        stage.Tell("资助暂停拨付", "The award is on hold", registered["number"]);

        var verified = await Rectifications.CarryOutAsync(stage, PerformanceCycle.SampleOf(registered), ordered, planIsReturned: false);
        await Rectifications.RevokeAsync(stage, verified, "样例办发〔2019〕3号");
        stage.Tell("经听证取消称号", "Revoked after a hearing", registered["number"]);
        var recovery = await officer.WaitForAsync(Recoveries.Path, row => (string)row["awardId"]! == (string)award["id"]!, stage.Cancel);
        stage.Tell("终止资助,追回资金", "The award ends, unpaid money is released, a recovery is demanded", Money.Text(recovery["demanded"]));
        await Recoveries.RecoverAsync(stage, recovery);
    }
}
