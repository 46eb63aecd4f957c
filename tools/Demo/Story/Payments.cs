using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>One payment: drafted by another officer than who proposed the award, approved by two or three people, and asked about until the treasury has answered.</summary>
internal static class Payments
{
    public const string Path = "funding/payments";
    private static readonly string[] Approvers = ["approver1", "approver2", "approver3"];

    public static async Task<JsonNode> ApprovedAsync(Stage stage, JsonNode award, int instalment)
    {
        var officer = await stage.As("fund2");
        var payment = await officer.PostAsync(
            $"{Allocations.Awards}/{award["id"]}/payments",
            new { instalment, documents = new[] { new { title = "拨款申请", reference = $"样例申请 {instalment}" } } }, stage.Cancel);
        payment = await officer.StepAsync(Path, payment, "submit", null, stage.Cancel);
        foreach (var approver in Approvers.Take((int)payment["levels"]!))
        {
            payment = await (await stage.As(approver)).StepAsync(Path, payment, "approve", null, stage.Cancel);
        }

        return payment;
    }

    /// <summary>The same payment from its draft to the treasury's answer, alone and not in a run.</summary>
    public static async Task PayAsync(Stage stage, JsonNode award, int instalment)
    {
        var officer = await stage.As("fund2");
        var payment = await ApprovedAsync(stage, award, instalment);
        payment = await officer.StepAsync(Path, payment, "lock", null, stage.Cancel);
        payment = await officer.StepAsync(Path, payment, "send", null, stage.Cancel);
        await SettleAsync(stage, payment);
    }

    /// <summary>Waits for an answer, and asks where none came. What may have been paid is never sent again.</summary>
    public static async Task SettleAsync(Stage stage, JsonNode payment)
    {
        var (officer, one) = (await stage.As("fund2"), $"{Path}/{payment["id"]}");
        payment = await officer.WaitUntilAsync(one, row => (string)row["status"]! is not ("locked" or "sent"), stage.Cancel);
        if ((string)payment["status"]! == "unknown")
        {
            stage.Tell("国库未答复,状态未知,绝不重发", "The treasury never answered: unknown, and never sent again", payment["endToEndId"]);
        }

        if ((string)payment["status"]! is "unknown" or "accepted")
        {
            await officer.PostAsync($"{one}/inquire", null, stage.Cancel);
            payment = await officer.WaitUntilAsync(one, row => (string)row["status"]! is "paid" or "bank-rejected", stage.Cancel);
        }

        stage.Tell($"拨付({payment["levels"]} 级审批)", $"Payment, {payment["levels"]} levels of approval", $"{Money.Text(payment["amount"])} {payment["status"]}");
    }
}
