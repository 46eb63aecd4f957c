using System.Text.Json.Nodes;
using Demo.Client;

namespace Demo.Story;

/// <summary>How much is left, where it is, and why: each number down to its postings, on paper, as a sheet, and as a proof that anybody verifies.</summary>
internal static class Books
{
    public const string Proof = "ledger.json";

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("钱在哪里:总览、执行、分录、证明", "Where the money is: overview, execution, postings, proof");
        var auditor = await stage.As("auditor1");
        var overview = await auditor.GetAsync("funding/overview", stage.Cancel);
        stage.Tell("安排多少,还剩多少", "How much there was, how much is left", $"{Text(overview["appropriated"])}, {Text(overview["left"])}");
        stage.Tell("在哪里", "Where it is", Each(overview["where"]!, place => $"{place["name"]} {Text(place["balance"])}"));
        stage.Tell("为什么", "Why", Each(overview["why"]!, cause => $"{cause["name"]} {Text(cause["effect"])}"));
        await FollowAsync(stage, auditor, overview);
        var balance = await auditor.GetAsync("funding/ledger/trial-balance", stage.Cancel);
        stage.Tell("总账平衡", "The ledger balances", $"{Money.Text(balance["total"])}, balanced: {balance["balanced"]}");
        await Task.WhenAll(PaperAsync(stage, programme, auditor), ProveAsync(stage, programme, auditor));
    }

    /// <summary>Behind every number stand its postings: here, behind what was paid of each line, they are added up once more.</summary>
    private static async Task FollowAsync(Stage stage, PlatformApi auditor, JsonNode overview)
    {
        var execution = await auditor.GetAsync("funding/execution?by=line", stage.Cancel);
        var figures = execution["rows"]!.AsArray().Select(row => row!["paid"]!).Append(overview["left"]!);
        await stage.EachAsync(figures, async figure =>
        {
            var postings = await auditor.AllAsync($"funding/{figure["postings"]}", stage.Cancel);
            if (postings.Sum(posting => Money.Of(posting["amount"])) != Money.Of(figure["amount"]))
            {
                throw new DemoFailedException($"{figure["postings"]} does not add up to {Text(figure)}.");
            }
        });
        stage.Tell("预算执行", "Budget execution", Each(execution["rows"]!, row => $"{row["name"]}: {Text(row["paid"])} / {Text(row["appropriated"])}"));
        stage.Tell("每个数字都等于其分录之和", "Each number is the sum of its postings", $"{Text(overview["left"])} ← {overview["left"]!["postings"]}");
    }

    private static async Task PaperAsync(Stage stage, Programme programme, PlatformApi auditor)
    {
        await SaveAsync("execution.pdf", await auditor.DownloadAsync("funding/execution/report", stage.Cancel));
        await SaveAsync("execution.xlsx", await auditor.DownloadAsync("funding/execution/download?by=line&format=xlsx", stage.Cancel));

        async Task SaveAsync(string name, byte[] content)
        {
            var file = Path.Combine(programme.Artifacts, name);
            await File.WriteAllBytesAsync(file, content, stage.Cancel);
            stage.Tell("预算执行报表", "Budget execution to take along", file);
        }
    }

    private static async Task ProveAsync(Stage stage, Programme programme, PlatformApi auditor)
    {
        var file = Path.Combine(programme.Artifacts, Proof);
        await File.WriteAllBytesAsync(file, await auditor.DownloadOnceReadyAsync("funding/ledger/proof", "not-sealed-yet", stage.Cancel), stage.Cancel);
        stage.Tell("审计证明:已签名,离线可核验", "The auditor's proof: signed, to be verified offline", file);
    }

    private static string Each(JsonNode rows, Func<JsonNode, string> text) => string.Join(", ", rows.AsArray().Select(row => text(row!)));

    private static string Text(JsonNode? figure) => Money.Text(figure!["amount"]);
}
