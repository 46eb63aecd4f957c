using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Experts without a conflict score every item; the ranking is recomputable by anyone (R87, R88, R106–R172).</summary>
internal static class Examination
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("专家评审", "Examination by experts");
        var officer = await stage.As("drc1");
        var expected = programme.Applications.Values.Count(a => (string)a["status"]! == "eligible");
        var round = await officer.WaitUntilAsync($"evaluation/rounds/{programme.RoundId}", _ => true, stage.Cancel);
        await officer.WaitForAllAsync($"evaluation/rounds/{programme.RoundId}/examinations", rows => rows.Count == expected, stage.Cancel);
        var wishes = new { seniors = 1, seed = 2018 };
        var planned = (await officer.StepAsync("evaluation/rounds", round, "assignments?dryRun=true", wishes, stage.Cancel))["quality"]!;
        stage.Tell("分配试算:已证最优", "A dry run of the assignment: proven optimal",
            $"{planned["coverage"]!["served"]} of {planned["coverage"]!["applications"]}, load {planned["load"]!["least"]}–{planned["load"]!["most"]}, match {planned["match"]!["mean"]}, optimal: {planned["proof"]!["isOptimal"]}");
        var assigned = await officer.StepAsync("evaluation/rounds", round, "assignments", wishes, stage.Cancel);
        stage.Tell("专家分配,回避利益关联", "Experts assigned, conflicts avoided", $"{assigned["assigned"]}, avoided {assigned["avoided"]!.AsArray().Count}");

        await DeclareAConflictAsync(stage);
        await ReadAMaterialAsync(stage);
        var sheets = await ScoreAsync(stage, programme);
        stage.Tell("评分表提交并锁定", "Score sheets submitted and locked, both lenses, numeric items by the system", sheets);
        foreach (var kind in Programme.Kinds)
        {
            await RankAsync(stage, programme, officer, kind);
        }
    }

    private static async Task DeclareAConflictAsync(Stage stage)
    {
        foreach (var person in DemoPerson.InRole("expert"))
        {
            var expert = await stage.As(person);
            if ((await expert.AllAsync("evaluation/reviews", stage.Cancel)).FirstOrDefault(r => (string)r["status"]! == "assigned") is { } review)
            {
                await expert.StepAsync("evaluation/reviews", review, "declare-conflict", new { reason = "样例:曾为该单位提供咨询" }, stage.Cancel);
                stage.Tell("专家声明利益冲突,已改派", "An expert declares a conflict; another is assigned at once", person.Name);
                return;
            }
        }
    }

    private static async Task ReadAMaterialAsync(Stage stage)
    {
        foreach (var person in DemoPerson.InRole("expert"))
        {
            var expert = await stage.As(person);
            if ((await expert.AllAsync("evaluation/reviews", stage.Cancel)).FirstOrDefault(r => (string)r["status"]! == "assigned") is { } review)
            {
                var id = (string)review["applicationId"]!;
                await expert.WaitForAsync("applications/applications", row => (string)row["id"]! == id, stage.Cancel);
                var path = $"applications/applications/{id}/materials";
                var material = (await expert.GetAsync(path, stage.Cancel))["items"]![0]!;
                var content = await expert.DownloadAsync($"{path}/{material["id"]}/content", stage.Cancel);
                stage.Tell("专家下载申报材料,与封存哈希一致", "An expert downloads a material; it is what was sealed",
                    Convert.ToHexStringLower(SHA256.HashData(content)) == (string)material["sha256"]!
                        ? material["fileName"]
                        : throw new DemoFailedException("A material differs from its seal."));
                return;
            }
        }
    }

    private static async Task<int> ScoreAsync(Stage stage, Programme programme)
    {
        var names = programme.Applications.ToDictionary(pair => (string)pair.Value["id"]!, pair => pair.Key);
        var sheets = 0;
        await stage.EachAsync(DemoPerson.InRole("expert"), async person =>
        {
            var expert = await stage.As(person);
            foreach (var review in (await expert.AllAsync("evaluation/reviews", stage.Cancel)).Where(r => (string)r["status"]! == "assigned"))
            {
                await ReviewAsync(stage, programme, expert, review, names[(string)review["applicationId"]!], person.UserName);
                Interlocked.Increment(ref sheets);
            }
        });
        return sheets;
    }

    private static async Task ReviewAsync(
        Stage stage, Programme programme, PlatformApi expert, JsonNode review, SampleOrganisation sample, string reviewer)
    {
        var lines = SampleForm.Lines(sample.Quality, sample.Name, reviewer, programme.Items[sample.Kind]);
        var accepted = await expert.StepAsync("evaluation/reviews", review, "accept", null, stage.Cancel);
        var filled = await expert.PutAsync($"evaluation/reviews/{review["id"]}/sheet", new { lines }, accepted, stage.Cancel);
        var submitted = await expert.StepAsync("evaluation/reviews", filled, "submit", null, stage.Cancel);
        await expert.StepAsync("evaluation/reviews", submitted, "lock", null, stage.Cancel);
    }

    private static async Task RankAsync(Stage stage, Programme programme, PlatformApi officer, string kind)
    {
        var round = await officer.GetAsync($"evaluation/rounds/{programme.RoundId}", stage.Cancel);
        var ranking = await officer.StepAsync("evaluation/rounds", round, "rankings", new { kind }, stage.Cancel);
        var file = Path.Combine(programme.Artifacts, $"ranking-{kind}.json");
        await File.WriteAllBytesAsync(file, await officer.DownloadAsync($"evaluation/rankings/{ranking["id"]}/record", stage.Cancel), stage.Cancel);
        stage.Tell("排序,决定记录已签名", "Ranked, decision record signed", $"{kind}: {file}");
        programme.Rankings[kind] = (string)ranking["id"]!;
        await JudgeTheJudgingAsync(stage, programme, officer, kind);
    }

    /// <summary>How far experts agree, and how sure places are: whoever has the record can compute it again.</summary>
    private static async Task JudgeTheJudgingAsync(Stage stage, Programme programme, PlatformApi officer, string kind)
    {
        var ranking = $"evaluation/rankings/{programme.Rankings[kind]}";
        var statistics = await officer.GetAsync($"{ranking}/statistics?seed=2018&replicates=1000", stage.Cancel);
        var (alpha, best) = (statistics["agreement"]!["alphaInterval"]!, statistics["ranks"]![0]!);
        var chart = Path.Combine(programme.Artifacts, $"ranks-{kind}.svg");
        await File.WriteAllBytesAsync(chart, await officer.DownloadAsync($"{ranking}/charts/ranks?format=svg&seed=2018&replicates=1000", stage.Cancel), stage.Cancel);
        var agreement = alpha["value"] is { } value ? $"{(double)value:0.000}" : (string)alpha["notComputed"]!;
        stage.Tell("评分一致性、名次区间与图表", "How far experts agree, intervals of places, a chart",
            $"{kind}: α {agreement}, first place {best["low"]}–{best["high"]}, {Path.GetFileName(chart)}");
    }
}
