using System.Globalization;
using System.Text.Json.Nodes;
using Demo.Client;

namespace Demo.Story;

/// <summary>Payments approved by distinct people, sent to the treasury, asked about where no answer came, reconciled.</summary>
internal static class Payments
{
    private const string Path = "funding/payments";
    private static readonly string[] Approvers = ["approver1", "approver2", "approver3"];

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("拨付与对账", "Payments and reconciliation");
        var officer = await stage.As("fund1");
        foreach (var award in (await officer.AllAsync("funding/awards", stage.Cancel)).Where(row => (string)row["status"]! == "active"))
        {
            await PayAsync(stage, award, 1);
        }

        await ReconcileAsync(stage);
    }

    /// <summary>The same payment from request to the treasury's answer.</summary>
    public static async Task PayAsync(Stage stage, JsonNode award, int instalment)
    {
        var officer = await stage.As("fund1");
        var payment = await officer.StepAsync("funding/awards", award, "payments", new { instalment }, stage.Cancel);
        payment = await officer.StepAsync(Path, payment, "submit", null, stage.Cancel);
        var levels = 0;
        for (; (string)payment["status"]! != "approved"; levels++)
        {
            payment = await (await stage.As(Approvers[levels])).StepAsync(Path, payment, "approve", null, stage.Cancel);
        }

        payment = await officer.StepAsync(Path, payment, "lock", null, stage.Cancel);
        payment = await officer.StepAsync(Path, payment, "send", null, stage.Cancel);
        var answer = (string)payment["status"]!;
        if (answer is "unknown" or "sent")
        {
            stage.Tell("国库未答复,状态未知,绝不重发", "The treasury never answered: unknown, and never sent again", payment["endToEndId"]);
            payment = await officer.GetAsync($"{Path}/{payment["id"]}", stage.Cancel);
        }

        if ((string)payment["status"]! is "unknown" or "sent" or "accepted")
        {
            payment = await officer.StepAsync(Path, payment, "inquire", null, stage.Cancel);
        }

        stage.Tell($"拨付({levels} 级审批)", $"Payment, {levels} levels of approval", $"{payment["amount"]!["value"]} {payment["status"]}");
    }

    /// <summary>Somebody who created and approved none of the payments holds them against the treasury's statement.</summary>
    public static async Task ReconcileAsync(Stage stage)
    {
        var today = (await Programme.NowAsync(stage)).ToOffset(TimeSpan.FromHours(8));
        var result = await (await stage.As("fund2")).PostAsync("funding/reconciliations",
            new { statementDate = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, stage.Cancel);
        stage.Tell("与国库对账单核对", "Reconciled with the treasury's statement", $"{result["matched"]} matched, {result["differences"]!.AsArray().Count} differences");
    }
}
