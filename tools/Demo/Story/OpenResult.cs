using Demo.Client;

namespace Demo.Story;

/// <summary>After the decision everybody can make the rankings again, and each applicant reads how its own application was judged (R89).</summary>
internal static class OpenResult
{
    public static async Task TellAsync(Stage stage, Programme programme, PlatformApi officer)
    {
        await stage.EachAsync(Programme.Kinds, async kind =>
        {
            var ranking = $"evaluation/rankings/{programme.Rankings[kind]}";
            var published = await officer.PostAsync($"{ranking}/publish", null, stage.Cancel);
            await File.WriteAllBytesAsync(
                Path.Combine(programme.Artifacts, $"public-ranking-{kind}.json"),
                await stage.AsAnybody().DownloadAsync($"evaluation/public/rankings/{published["id"]}/record", stage.Cancel), stage.Cancel);
            await officer.PostAsync($"{ranking}/feedback", new { dimensions = true, remarks = true, place = true }, stage.Cancel);
        });
        stage.Tell("排序向社会公布,不含姓名,任何人可复算", "Rankings are published without names, for anybody to make again", $"{programme.Artifacts}/public-ranking-region.json");

        var sample = programme.Applications.First(pair => pair.Key.Kind == "enterprise" && (string)pair.Value["status"]! == "eligible").Key;
        var applicant = await stage.As(sample.Applicant);
        var own = (await applicant.AllAsync("evaluation/feedback", stage.Cancel))[0];
        var feedback = await applicant.GetAsync($"evaluation/feedback/{own["applicationId"]}", stage.Cancel);
        stage.Tell("申报单位查阅评审反馈", "An applicant reads how its application was judged", $"{feedback["score"]}, place {feedback["place"]!["rank"]} of {feedback["place"]!["among"]}");
    }
}
