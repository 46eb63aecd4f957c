using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>Outstanding bases are funded by published rules: computed to the last fen, approved as one batch, agreed with each (R77, R78, R82).</summary>
internal static class Allocations
{
    public const string Awards = "funding/awards";
    private const string Path = "funding/allocations";
    private const string Proof = "own-funds";

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("资助办法:按规则测算、成批下达、签订协议", "Funding programme: computed by rules, approved as a batch, agreed");
        var officer = await stage.As("fund1");
        var bases = PerformanceCycle.Held(await officer.AllAsync("registry/bases", stage.Cancel)).ToDictionary(row => (string)row["id"]!);
        await GradesArriveAsync(stage, bases);
        var rules = await PublishAsync(stage, programme);
        var outstanding = bases.Values.Count(row => (string?)row["latestGrade"] == "outstanding" && (string)row["management"]! == "regular");
        var draft = await officer.WaitForAsync(
            Path, row => (string)row["programmeId"]! == (string)rules["id"]! && row["lines"]!.AsArray().Count == outstanding, stage.Cancel);
        foreach (var line in draft["lines"]!.AsArray())
        {
            var steps = string.Join(" → ", line!["working"]!.AsArray().Select(step => $"{step!["rule"]} {step["amount"]}"));
            stage.Tell("绩效等级一出,系统即按办法测算", "The rules compute each award from the grades, with their working", $"{line["baseNumber"]}: {steps}");
        }

        var reserved = await officer.StepAsync(Path, draft, "reserve", null, stage.Cancel);
        var approved = await (await stage.As("approver1")).StepAsync(Path, reserved, "approve", new { documentNumber = "样例财建〔2018〕30号" }, stage.Cancel);
        stage.Tell("一份文件成批批准", "The batch is approved by one document", $"{outstanding}, {Money.Text(approved["granted"])}, {approved["documentNumber"]}");
        await stage.EachAsync(approved["lines"]!.AsArray(), line => AgreeAsync(stage, bases[(string)line!["baseId"]!], (string)line["awardId"]!));
    }

    /// <summary>What the registry knows of grades has reached the fund office, so that the draft is computed once.</summary>
    private static async Task GradesArriveAsync(Stage stage, Dictionary<string, JsonNode> bases) =>
        await (await stage.As("fund1")).WaitForAllAsync(
            "funding/fund-accounts",
            rows => bases.Values.All(known => rows.Any(row =>
                (string)row["baseId"]! == (string)known["id"]! && (string?)row["latestGrade"] == (string?)known["latestGrade"])),
            stage.Cancel);

    private static async Task<JsonNode> PublishAsync(Stage stage, Programme programme)
    {
        var drafted = await (await stage.As("fund1")).PostAsync("funding/funding-programmes", new
        {
            title = "示范基地奖补办法(样例)",
            budgetId = programme.Grants["id"],
            rules = new
            {
                amount = new
                {
                    method = "fixed",
                    @fixed = new object[] { new { kind = "region", amount = Money.Yuan(2_000_000m) }, new { amount = Money.Yuan(600_000m) } },
                    pool = Money.Yuan(3_500_000m), // less than they add up to: all are scaled down
                },
                instalments = new[] { new { percent = 60 }, new { percent = 40 } },
                repayablePercent = 50,
                conditions = new[] { new { code = Proof, title = "自筹资金到位", beforeInstalment = 1 } },
            },
        }, stage.Cancel);
        var published = await (await stage.As("approver1")).StepAsync(
            "funding/funding-programmes", drafted, "publish", new { documentNumber = "样例财规〔2018〕3号" }, stage.Cancel);
        stage.Tell("资助办法发布", "The funding programme is published", published["documentNumber"]);
        return published;
    }

    /// <summary>Agreement, signature, commitment; then the builder proves its own money, and another officer looks at the proof.</summary>
    private static async Task AgreeAsync(Stage stage, JsonNode registered, string id)
    {
        var officer = await stage.As("fund1");
        var builder = await stage.As(PerformanceCycle.SampleOf(registered).Applicant);
        var award = await officer.GetAsync($"{Awards}/{id}", stage.Cancel);
        award = await officer.StepAsync(Awards, award, "agreement", new { documentNumber = $"样例协议 {registered["number"]}" }, stage.Cancel);
        award = await builder.StepAsync(Awards, award, "sign", null, stage.Cancel);
        award = await officer.StepAsync(Awards, award, "activate", null, stage.Cancel);
        award = await builder.StepAsync(
            Awards, award, $"conditions/{Proof}/evidence", new { evidence = new[] { new { title = "银行存款证明", reference = "样例证明 0001" } } }, stage.Cancel);
        await (await stage.As("fund3")).StepAsync(Awards, award, $"conditions/{Proof}/accept", new { opinion = "样例:自筹资金已到位" }, stage.Cancel);
        stage.Tell("资助协议签订,自筹资金查验到位", "Agreed and committed; own funds are proven", $"{registered["number"]}, {Money.Text(award["amount"])}");
    }
}
