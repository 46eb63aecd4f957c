using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>What a base owes back: in instalments, by receipts, and in the end written off by two people.</summary>
internal static class Recoveries
{
    public const string Path = "funding/recoveries";

    public static async Task<JsonNode> ReceiveAsync(Stage stage, JsonNode recovery, decimal amount, string reference)
    {
        var received = await (await stage.As("fund3")).StepAsync(Path, recovery, "receipts", new
        {
            amount = Money.Yuan(amount), receivedOn = $"{await Programme.TodayAsync(stage):yyyy-MM-dd}", reference,
        }, stage.Cancel);
        stage.Tell("追回到账:当年恢复额度,跨年缴回国库", "Money is back: its quota restored in its own year, returned to the treasury later",
            $"{Money.Text(amount)}, {received["status"]}");
        return received;
    }

    /// <summary>Money of somebody else was recorded here: two people take it back, and nothing that was booked is changed.</summary>
    private static async Task<JsonNode> ReceiveInErrorAsync(Stage stage, JsonNode recovery, decimal amount)
    {
        var officer = await stage.As("fund3");
        var received = await ReceiveAsync(stage, recovery, amount, "样例国库收款凭证 0001(误录)");
        var booked = await officer.GetAsync($"funding/postings?subject={received["receipts"]!.AsArray()[^1]!["id"]}&journal=receipt", stage.Cancel);
        var reversal = await officer.PostAsync("funding/ledger/reversals", new
        {
            journalId = booked["items"]![0]!["journalId"], documentNumber = "样例财冲〔2019〕1号", reason = "样例:该款项属于另一家单位",
        }, stage.Cancel);
        await (await stage.As("approver2")).StepAsync("funding/ledger/reversals", reversal, "approve", null, stage.Cancel);
        recovery = await officer.GetAsync($"{Path}/{recovery["id"]}", stage.Cancel);
        stage.Tell("误录的收款由两人冲正", "A receipt recorded in error is reversed by two people", $"{Money.Text(recovery["outstanding"])} owed again, {recovery["status"]}");
        return recovery;
    }

    /// <summary>Two instalments are granted; the first comes, the rest is given up as a loss that one person proposes and another approves.</summary>
    public static async Task RecoverAsync(Stage stage, JsonNode recovery)
    {
        var (today, owed) = (await Programme.TodayAsync(stage), Money.Of(recovery["outstanding"]));
        var first = Money.Part(owed, 2m / 3);
        recovery = await (await stage.As("approver1")).StepAsync(Path, recovery, "instalments", new
        {
            instalments = new[]
            {
                new { dueOn = $"{today.AddDays(30):yyyy-MM-dd}", amount = Money.Yuan(first) },
                new { dueOn = $"{today.AddDays(60):yyyy-MM-dd}", amount = Money.Yuan(owed - first) },
            },
            reason = "样例:一次还清确有困难",
        }, stage.Cancel);
        stage.Tell("准予分期退回", "To be paid back in instalments", $"{Money.Text(first)} + {Money.Text(owed - first)}");
        recovery = await ReceiveInErrorAsync(stage, recovery, first);
        recovery = await ReceiveAsync(stage, recovery, first, "样例国库收款凭证 0002");
        recovery = await (await stage.As("fund3")).StepAsync(Path, recovery, "write-off", new { reason = "样例:法院裁定终结破产程序" }, stage.Cancel);
        recovery = await (await stage.As("approver2")).StepAsync(Path, recovery, "ending/approve", null, stage.Cancel);
        stage.Tell("无法收回部分由两人核销", "What cannot be had is written off by two people",
            $"{Money.Text(recovery["demanded"])} − {Money.Text(recovery["recovered"])}, {recovery["status"]}");
    }
}
