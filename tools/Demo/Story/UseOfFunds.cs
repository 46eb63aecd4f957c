using System.Text.Json.Nodes;

namespace Demo.Story;

/// <summary>After the payment: what the money became, what came beside it (R77, R78), and an auditor who looks at it.</summary>
internal static class UseOfFunds
{
    private const string Reports = "funding/use-reports";
    private const string Audits = "funding/audits";

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("资金使用、带动与审计", "Use of funds, leverage, audit");
        var officer = await stage.As("fund1");
        var bases = (await officer.AllAsync("registry/bases", stage.Cancel)).ToDictionary(row => (string)row["id"]!);
        var awards = await PaymentRuns.ActiveAsync(stage);
        await officer.PostAsync(Reports, new { until = $"{await Programme.TodayAsync(stage):yyyy-MM-dd}" }, stage.Cancel);
        await stage.EachAsync(await officer.AllAsync($"{Reports}?status=expected", stage.Cancel), async report =>
            await ReportAsync(stage, report, bases[(string)report["baseId"]!], awards.Single(award => (string)award["id"]! == (string)report["awardId"]!)));
        var total = (await officer.GetAsync("funding/leverage?by=fund-source", stage.Cancel))["total"]!;
        stage.Tell("财政资金带动社会资本", "What public money has drawn along",
            $"{Money.Text(total["paid"])} : {Money.Text(total["privateCapital"])} + {Money.Text(total["loans"])} = 1 : {total["leverage"]}");

        var region = bases.Values.First(row => awards.Any(award => (string)award["baseId"]! == (string)row["id"]!) && (string)row["kind"]! == "region");
        await AuditAsync(stage, region, awards.Single(award => (string)award["baseId"]! == (string)region["id"]!));
    }

    private static async Task ReportAsync(Stage stage, JsonNode report, JsonNode registered, JsonNode award)
    {
        var paid = Money.Of(award["paid"]);
        var submitted = await (await stage.As(PerformanceCycle.SampleOf(registered).Applicant)).StepAsync(Reports, report, "submit", new
        {
            spending = new[]
            {
                new { purpose = "equipment", amount = Money.Yuan(Money.Part(paid, 0.6m)), note = "样例:公共实验设备" },
                new { purpose = "training", amount = Money.Yuan(Money.Part(paid, 0.2m)), note = "样例:创业培训" },
            },
            documents = new[] { new { title = "发票汇总", reference = $"样例凭证 {registered["number"]}" } },
            results = "样例:新增在孵企业 5 家",
            ownFunds = Money.Yuan(paid),
            privateCapital = Money.Yuan(Money.Part(paid, 2m)),
            loans = Money.Yuan(Money.Part(paid, 0.5m)),
        }, stage.Cancel);
        var accepted = await (await stage.As("fund1")).StepAsync(Reports, submitted, "accept", new { opinion = "样例:与凭证相符" }, stage.Cancel);
        stage.Tell("资金使用报告", "A use-of-funds report is accepted", $"{registered["number"]}: {Money.Text(accepted["spent"])} / {Money.Text(paid)}");
    }

    /// <summary>While it goes on the award is held; what stands of the findings is demanded, paid back, and the award released.</summary>
    private static async Task AuditAsync(Stage stage, JsonNode registered, JsonNode award)
    {
        var (officer, builder) = (await stage.As("fund1"), await stage.As(PerformanceCycle.SampleOf(registered).Applicant));
        var audit = await officer.PostAsync($"{Allocations.Awards}/{award["id"]}/audits", new { scope = "样例:第一期资金使用" }, stage.Cancel);
        var held = await officer.StepAsync(
            Allocations.Awards, await officer.GetAsync($"{Allocations.Awards}/{award["id"]}", stage.Cancel), "hold", new { reason = "样例:审计期间暂停拨付" }, stage.Cancel);
        audit = await (await stage.As("auditor1")).StepAsync(Audits, audit, "report", new
        {
            opinion = "样例:抽查全部凭证",
            findings = new[] { new { kind = "diverted", text = "样例:用于非约定用途", reference = "样例凭证 12", amount = Money.Yuan(100_000m) } },
        }, stage.Cancel);
        audit = await builder.StepAsync(Audits, audit, "answer", new { answer = "样例:其中四万元系误记,附更正凭证" }, stage.Cancel);
        audit = await (await stage.As("approver2")).StepAsync(
            Audits, audit, "conclude", new { conclusion = "样例:六万元应予收回", upheld = new[] { new { number = 1, amount = Money.Yuan(60_000m) } } }, stage.Cancel);
        stage.Tell("审计,承建主体申辩后认定", "Audited; decided after the builder was heard", $"{registered["number"]}: {audit["status"]}, ¥60,000.00");

        var demanded = (await officer.AllAsync(Recoveries.Path, stage.Cancel)).Single(row => (string?)row["causeId"] == (string)audit["id"]!);
        await Recoveries.ReceiveAsync(stage, demanded, Money.Of(demanded["demanded"]), "样例国库收款凭证 0001");
        var released = await (await stage.As("approver1")).StepAsync(Allocations.Awards, held, "release", new { reason = "样例:已全额退回" }, stage.Cancel);
        stage.Tell("审计期间暂停,退回后恢复", "Held for the audit, released when the money was back", $"{held["status"]} → {released["status"]}");
    }
}
