using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>Somebody without a part in any payment holds them against the treasury's statement; what differs is worked on by two people.</summary>
internal static class Reconciling
{
    private const string Discrepancies = "funding/discrepancies";

    public static async Task ReconcileAsync(Stage stage)
    {
        var reconciler = await stage.As("fund3");
        var today = $"{await Programme.TodayAsync(stage):yyyy-MM-dd}";
        var result = await reconciler.PostAsync("funding/reconciliations", new { statementDate = today }, stage.Cancel);
        stage.Tell("与国库对账单核对", "Reconciled with the treasury's statement", $"{result["matched"]} matched, {result["differences"]!.AsArray().Count} differences");
        foreach (var found in await reconciler.AllAsync($"{Discrepancies}?status=open&statementDate={today}", stage.Cancel))
        {
            await WorkAsync(stage, found);
        }

        var days = await reconciler.GetAsync($"funding/reconciliations/days?from={today}&to={today}", stage.Cancel);
        var day = days["items"]!.AsArray().Single()!;
        if (Money.Of(day["unexplained"]) != 0)
        {
            throw new DemoFailedException($"Statement and books differ by what nobody explains: {day["unexplained"]}");
        }

        stage.Tell("对账日报,精确到分", "The day's report, to the fen",
            $"statement {Money.Text(day["statementPaid"]!["amount"])}, books {Money.Text(day["booksPaid"]!["amount"])}, unexplained {Money.Text(day["unexplained"])}");
    }

    private static async Task WorkAsync(Stage stage, JsonNode found)
    {
        var reconciler = await stage.As("fund3");
        var taken = await reconciler.StepAsync(Discrepancies, found, "take", null, stage.Cancel);
        var proposed = await reconciler.StepAsync(Discrepancies, taken, "resolution", new
        {
            resolution = "treasury-corrects", explanation = "样例:国库对账单重复列示同一笔", document = "样例国库函〔2018〕9号",
        }, stage.Cancel);
        var resolved = await (await stage.As("approver2")).StepAsync(Discrepancies, proposed, "approve", null, stage.Cancel);
        stage.Tell("差异由两人查明", "A discrepancy is looked into by two people", $"{resolved["kind"]} {Money.Text(resolved["found"])}: {resolved["proposal"]!["resolution"]}");
    }
}
