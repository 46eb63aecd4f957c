using System.Text.Json.Nodes;
using Demo.Client;

namespace Demo.Story;

/// <summary>Where the money comes from: a source, what a document gives it for a fiscal year, and the lines of its budget; two people each (R77).</summary>
internal static class Budgets
{
    private const string Path = "funding/budgets";
    private const string GrantLine = "2060404 示范基地奖补";
    private const string WorkLine = "2060405 绩效评价与管理";
    private static readonly string[] Instruments = ["grant"];

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("专项资金:来源、年度与预算", "Special funds: source, fiscal year and budget");
        var year = (await Programme.TodayAsync(stage)).Year;
        programme.FundSource = await (await stage.As("fund1")).PostAsync("funding/fund-sources", new
        {
            code = "shuangchuang", name = "市级“双创”专项资金(样例)", type = "special-fund", instruments = Instruments, basis = "样例财建〔2018〕1号",
        }, stage.Cancel);
        await BeginYearAsync(stage, programme, year, 8_000_000m, $"样例财预〔{year}〕12号");
        var lines = await Task.WhenAll(
            LineAsync(stage, programme, year, GrantLine, 5_000_000m), LineAsync(stage, programme, year, WorkLine, 2_000_000m));
        (programme.Grants, programme.Work) = (lines[0], lines[1]);
        await ChangeAsync(stage, programme.Work, "transfer", 500_000m, "样例:调剂用于奖补", programme.Grants);
        await ChangeAsync(stage, programme.Work, "freeze", 300_000m, "样例:待绩效评价后使用");
    }

    /// <summary>A fiscal year is opened, and a document gives the source money for it.</summary>
    public static async Task BeginYearAsync(Stage stage, Programme programme, int year, decimal amount, string documentNumber)
    {
        var officer = await stage.As("fund1");
        await officer.PostAsync("funding/fiscal-years", new { year }, stage.Cancel);
        var issuedOn = await Programme.TodayAsync(stage);
        var recorded = await officer.PostAsync($"funding/fund-sources/{programme.FundSource["id"]}/appropriations",
            new { fiscalYear = year, documentNumber, issuedOn, amount = Money.Yuan(amount) }, stage.Cancel);
        await (await stage.As("approver1")).StepAsync("funding/appropriations", recorded, "confirm", null, stage.Cancel);
        stage.Tell("资金来源登记,拨款文件经第二人确认", "A fund source; its appropriation is confirmed by a second person", $"{year}, {documentNumber}, {Money.Text(amount)}");
    }

    /// <summary>The line of next year that money is carried over to.</summary>
    public static Task<JsonNode> NextGrantsAsync(Stage stage, Programme programme, int year, decimal amount) => LineAsync(stage, programme, year, GrantLine, amount);

    /// <summary>What one document changes of a line, by one person's word and another's.</summary>
    public static async Task ChangeAsync(Stage stage, JsonNode line, string kind, decimal amount, string reason, JsonNode? to = null)
    {
        var proposed = await (await stage.As("fund1")).PostAsync($"{Path}/{line["id"]}/changes", new
        {
            kind, amount = Money.Yuan(amount), documentNumber = $"样例财预调〔{line["fiscalYear"]}〕{kind}", reason, toBudgetId = to?["id"],
        }, stage.Cancel);
        await (await stage.As("approver2")).StepAsync("funding/budget-changes", proposed, "approve", null, stage.Cancel);
        stage.Tell($"预算{NameOf(kind)}", $"Budget changed: {kind}", $"{Money.Text(amount)}, {line["line"]}{(to is null ? "" : $" → {to["fiscalYear"]} {to["line"]}")}");
    }

    /// <summary>What a line has left.</summary>
    public static async Task<decimal> LeftAsync(Stage stage, JsonNode line) =>
        Money.Of((await (await stage.As("fund1")).GetAsync($"funding/overview?budget={line["id"]}", stage.Cancel))["left"]!["amount"]);

    private static async Task<JsonNode> LineAsync(Stage stage, Programme programme, int year, string line, decimal amount)
    {
        var drafted = await (await stage.As("fund1")).PostAsync(Path, new
        {
            fiscalYear = year, sourceId = programme.FundSource["id"], line, amount = Money.Yuan(amount), documentNumber = $"样例财指〔{year}〕{line[..7]}",
        }, stage.Cancel);
        var approved = await (await stage.As("approver1")).StepAsync(Path, drafted, "approve", null, stage.Cancel);
        stage.Tell("预算指标下达", "A line of the budget is approved", $"{year} {line}, {Money.Text(amount)}");
        return approved;
    }

    private static string NameOf(string kind) => kind switch
    {
        "transfer" => "调剂", "freeze" => "冻结", "unfreeze" => "解冻", "carry-over" => "结转下年", _ => "结余收回",
    };
}
