using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>The bank has closed a payee's account. Another one is asked for by the builder, named by the registry, agreed by two people, and used only after some days.</summary>
internal static class Payees
{
    private const string Path = "funding/payee-changes";
    private const string ToldTwice = "6200000000000208"; // the simulated treasury states its payments twice

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("收款账户变更:双人、冷静期", "Another account for a payee: two people, and some days");
        var officer = await stage.As("fund1");
        var rejected = (await officer.AllAsync(Payments.Path, stage.Cancel)).Single(row => (string)row["status"]! == "bank-rejected");
        stage.Tell("银行退回:账户已注销", "The bank refused: the account is closed", $"{Money.Text(rejected["amount"])}, {rejected["reason"]}");
        var payee = rejected["payee"]!.DeepClone();
        payee["accountNumber"] = ToldTwice;
        await NameAsync(stage, (string)rejected["baseId"]!, payee);

        var refused = await (await stage.As("fund2")).RefusalAsync($"{Allocations.Awards}/{rejected["awardId"]}/payments", new { instalment = 1 }, stage.Cancel);
        var change = await officer.PostAsync(
            Path, new { baseId = rejected["baseId"], payee, documentNumber = "样例变更函〔2018〕1号", reason = "样例:原账户注销" }, stage.Cancel);
        change = await (await stage.As("approver1")).StepAsync(Path, change, "confirm", null, stage.Cancel);
        var until = (DateTimeOffset)change["coolingUntil"]!;
        stage.Tell("两人确认,冷静期内不付款", "Two people agree; until the days are over nothing is paid", $"{refused}, {until.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}");

        await Programme.MoveClockAsync(stage, until.AddMinutes(1));
        await officer.WaitUntilAsync($"{Path}/{change["id"]}", row => (string)row["status"]! == "effective", stage.Cancel);
        stage.Tell("冷静期满,变更自动生效", "The days are over: in force by itself", $"…{ToldTwice[^4..]}");
        await Payments.PayAsync(stage, await officer.GetAsync($"{Allocations.Awards}/{rejected["awardId"]}", stage.Cancel), 1);
        await Reconciling.ReconcileAsync(stage);
    }

    /// <summary>The builder asks, the commission approves, and the fund office hears of it by message.</summary>
    private static async Task NameAsync(Stage stage, string baseId, JsonNode payee)
    {
        var registered = await (await stage.As("drc1")).GetAsync($"registry/bases/{baseId}", stage.Cancel);
        var asked = await (await stage.As(PerformanceCycle.SampleOf(registered).Applicant)).PostAsync(
            $"registry/bases/{baseId}/change-requests", new { kind = "payee", reason = "样例:原账户注销", payee = payee.DeepClone() }, stage.Cancel);
        await (await stage.As("drc1")).StepAsync("registry/change-requests", asked, "approve", new { documentNumber = "样例发改函〔2018〕8号" }, stage.Cancel);
        await (await stage.As("fund1")).WaitForAsync(
            "funding/fund-accounts",
            row => (string)row["baseId"]! == baseId && (string?)row["payee"]?["accountNumber"] == (string)payee["accountNumber"]!, stage.Cancel);
        stage.Tell("承建主体申请,主管部门批准新账户", "The builder asks, the commission names another account", registered["number"]);
    }
}
