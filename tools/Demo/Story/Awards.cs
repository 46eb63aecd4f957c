using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>A budget, and awards to the outstanding bases, by agreement (R77, R82).</summary>
internal static class Awards
{
    private const string Path = "funding/awards";

    public static object Yuan(decimal amount) => new { value = amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), currency = "CNY" };

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("专项资金:预算与资助", "Special funds: budget and awards");
        var officer = await stage.As("fund1");
        var now = await Programme.NowAsync(stage);
        var proposed = await officer.PostAsync("funding/budgets", new
        {
            fiscalYear = now.Year, fundSource = "市级“双创”专项资金(样例)", line = $"2060404-{now:MMddHHmm}", amount = Yuan(8_000_000),
        }, stage.Cancel);
        var budget = await (await stage.As("approver1")).StepAsync("funding/budgets", proposed, "approve", null, stage.Cancel);
        stage.Tell("预算下达", "Budget appropriated", "¥8,000,000.00");

        var outstanding = PerformanceCycle.Held(await officer.AllAsync("registry/bases", stage.Cancel))
            .Where(row => (string?)row["latestGrade"] == "outstanding" && (string)row["management"]! == "regular").ToList();
        var funded = await FundedAsync(stage);
        foreach (var row in outstanding.Where(row => !funded.Contains((string)row["id"]!)))
        {
            await AwardAsync(stage, row, budget);
            stage.Tell("资助协议签订", "Award agreed and active", row["number"]);
        }
    }

    private static async Task<HashSet<string>> FundedAsync(Stage stage) =>
        (await (await stage.As("fund1")).AllAsync(Path, stage.Cancel)).Select(row => (string)row["baseId"]!).ToHashSet();

    private static async Task AwardAsync(Stage stage, JsonNode registered, JsonNode budget)
    {
        var officer = await stage.As("fund1");
        var sample = PerformanceCycle.SampleOf(registered);
        var isLarge = sample.Kind == "region"; // its first instalment needs a third level of approval
        var (first, second) = isLarge ? (1_200_000m, 800_000m) : (300_000m, 300_000m);
        var baseId = (string)registered["id"]!;
        await officer.WaitForAsync("funding/fund-accounts",
            row => (string)row["baseId"]! == baseId && (string?)row["latestGrade"] == "outstanding", stage.Cancel);
        var award = await officer.PostAsync(Path, new
        {
            baseId,
            budgetId = budget["id"],
            amount = Yuan(first + second),
            instalments = new[] { new { number = 1, amount = Yuan(first) }, new { number = 2, amount = Yuan(second) } },
            repayablePercent = 50,
        }, stage.Cancel);
        award = await officer.StepAsync(Path, award, "reserve", null, stage.Cancel);
        award = await (await stage.As("approver1")).StepAsync(Path, award, "approve", null, stage.Cancel);
        award = await officer.StepAsync(Path, award, "agreement", new { documentNumber = $"样例协议 {registered["number"]}" }, stage.Cancel);
        award = await (await stage.As(sample.Applicant)).StepAsync(Path, award, "sign", null, stage.Cancel);
        await officer.StepAsync(Path, award, "activate", null, stage.Cancel);
    }
}
