using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Half a year later a third party evaluates what the bases have done (R80, R81, R101, R102).</summary>
internal static class PerformanceCycle
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("半年后:第三方绩效评估", "Half a year later: performance evaluation by a third party");
        await Programme.MoveClockAsync(stage, (await Programme.NowAsync(stage)).AddDays(180));
        var officer = await stage.As("drc1");
        var evaluator = DemoPerson.Named("evaluator1");
        var now = await Programme.NowAsync(stage);
        var cycle = await officer.PostAsync("registry/evaluation-cycles", new
        {
            title = $"{now.Year}年度绩效评估",
            year = now.Year,
            evaluator = new { name = evaluator.OrganisationName, creditCode = evaluator.Organisation },
            dueOn = DateOnly.FromDateTime(now.AddDays(30).Date),
        }, stage.Cancel);
        await ReportAsync(stage, cycle);
        await EvaluateAsync(stage, programme, (string)cycle["id"]!);
        var bases = await officer.WaitForAllAsync("registry/bases", rows => Held(rows).All(row => row["latestGrade"] is not null), stage.Cancel);
        foreach (var grade in Held(bases).GroupBy(row => (string)row["latestGrade"]!).OrderBy(group => group.Key))
        {
            stage.Tell("评估等级", "Grade", $"{grade.Key}: {grade.Count()}");
        }
    }

    private static async Task ReportAsync(Stage stage, JsonNode cycle)
    {
        var bases = await (await stage.As("drc1")).AllAsync("registry/bases", stage.Cancel);
        await stage.EachAsync(Held(bases), async row =>
        {
            var sample = SampleOf(row);
            var builder = await stage.As(sample.Applicant);
            await builder.PostAsync($"registry/evaluation-cycles/{cycle["id"]}/reports", new
            {
                baseId = row["id"],
                figures = row["targets"]!.AsArray().Select((target, i) => new
                {
                    code = (string)target!["code"]!, reached = SampleForm.Reached(sample.Performance, i, (decimal)target["value"]!),
                }).ToArray(),
                achievements = "样例:建设进展与成效",
                problems = "样例:存在的困难和问题",
            }, stage.Cancel, (long)cycle["revision"]!);
        });
        stage.Tell("基地报送进展", "Bases report their progress", Held(bases).Count());
    }

    private static async Task EvaluateAsync(Stage stage, Programme programme, string cycleId)
    {
        var evaluator = await stage.As("evaluator1");
        var bases = Held(await (await stage.As("drc1")).AllAsync("registry/bases", stage.Cancel)).ToDictionary(row => (string)row["id"]!);
        var all = await evaluator.WaitForAllAsync("evaluation/performance-evaluations",
            rows => OfCycle(rows).Count() == bases.Count, stage.Cancel);
        await stage.EachAsync(OfCycle(all), async row =>
        {
            var sample = SampleOf(bases[(string)row["baseId"]!]);
            var lines = SampleForm.Lines(sample.Performance, sample.Name, programme.Items[sample.Kind]);
            var path = $"evaluation/performance-evaluations/{row["id"]}";
            var reported = await evaluator.WaitUntilAsync(path, evaluation => evaluation["report"] is not null, stage.Cancel);
            var filled = await evaluator.PutAsync($"{path}/sheet", new { lines, findings = "样例:现场评估结论" }, reported, stage.Cancel);
            await evaluator.StepAsync("evaluation/performance-evaluations", filled, "submit", null, stage.Cancel);
            await File.WriteAllBytesAsync(Path.Combine(programme.Artifacts, $"performance-{sample.Kind}-{sample.Place}.json"),
                await evaluator.DownloadAsync($"{path}/record", stage.Cancel), stage.Cancel);
        });
        stage.Tell("第三方评估完成,决定记录已签名", "The third party has evaluated; records signed", bases.Count);

        IEnumerable<JsonNode> OfCycle(IEnumerable<JsonNode> rows) => rows.Where(row => (string)row["cycleId"]! == cycleId);
    }

    public static IEnumerable<JsonNode> Held(IEnumerable<JsonNode> bases) => bases.Where(row => (string)row["title"]! is "held" or "renewed");

    public static SampleOrganisation SampleOf(JsonNode registered) =>
        SampleOrganisation.All.Single(sample => sample.Applicant.Organisation == (string)registered["builder"]!["creditCode"]!);
}
