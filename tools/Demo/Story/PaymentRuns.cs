using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>The first instalments go to the treasury as one run, whose totals two people have seen; then its statement is held against our books.</summary>
internal static class PaymentRuns
{
    private const string Path = "funding/payment-runs";

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("拨付批次与对账", "A payment run, and its reconciliation");
        var officer = await stage.As("fund2");
        var awards = await ActiveAsync(stage);
        stage.Tell("谁提出资助,谁不经手拨付", "Who proposed an award has no part in its payments",
            await (await stage.As("fund1")).RefusalAsync($"{Allocations.Awards}/{awards[0]["id"]}/payments", new { instalment = 1 }, stage.Cancel));
        await stage.EachAsync(awards, award => Payments.ApprovedAsync(stage, award, 1));
        var run = await SendAsync(stage);
        await stage.EachAsync(await officer.AllAsync($"{Path}/{run["id"]}/payments", stage.Cancel), payment => Payments.SettleAsync(stage, payment));
        programme.FirstPaid = await Programme.TodayAsync(stage);
        await Reconciling.ReconcileAsync(stage);
    }

    public static async Task<IReadOnlyList<JsonNode>> ActiveAsync(Stage stage) =>
        [.. (await (await stage.As("fund2")).AllAsync(Allocations.Awards, stage.Cancel)).Where(row => (string)row["status"]! == "active")];

    private static async Task<JsonNode> SendAsync(Stage stage)
    {
        var officer = await stage.As("fund2");
        var approver = await stage.As("approver1");
        var preview = await approver.GetAsync($"{Path}/preview", stage.Cancel);
        stage.Tell("批次预览:笔数、合计、暂缓", "The run before it is made: count, total, held back",
            $"{preview["count"]}, {Money.Text(preview["total"])}, {preview["heldBack"]!.AsArray().Count}");
        var run = await officer.PostAsync(Path, new { cutOff = preview["cutOff"] }, stage.Cancel);
        run = await approver.StepAsync(Path, run, "lock", new { count = preview["count"], total = preview["total"] }, stage.Cancel);
        run = await officer.StepAsync(Path, run, "send", null, stage.Cancel);
        stage.Tell("第二人核对笔数与金额后锁定,一次发出", "Locked by a second person over what was seen, then sent", $"{run["count"]}, {Money.Text(run["total"])}");
        return run;
    }
}
