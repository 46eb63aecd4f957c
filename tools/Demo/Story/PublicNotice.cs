using System.Text.Json.Nodes;
using Demo.Client;

namespace Demo.Story;

/// <summary>Anybody reads the notice and objects twice: one objection is dismissed, one upheld, and a reserve moves up with a notice of its own.</summary>
internal static class PublicNotice
{
    public static async Task TellAsync(Stage stage, Programme programme, PlatformApi officer)
    {
        var anybody = stage.AsAnybody();
        var notices = await anybody.AllAsync("applications/public/notices", stage.Cancel);
        var notice = (await anybody.GetAsync($"applications/public/notices/{notices[^1]["id"]}", stage.Cancel))["notice"]!;
        var entries = notice["entries"]!.AsArray().Select(entry => entry!).ToList();
        stage.Tell("公示向社会公开", "Anybody reads the public notice", $"{entries.Count}");

        // The one that was taken out of its turn, and the best of its kind.
        var enterprises = entries.Where(entry => (string)entry["kind"]! == "enterprise").OrderBy(entry => (int)entry["rank"]!).ToList();
        var wrong = await ObjectAsync(stage, anybody, officer, enterprises[0]);
        var right = await ObjectAsync(stage, anybody, officer, enterprises[^1]);
        await officer.StepAsync("applications/objections", wrong, "dismiss", new { reason = "样例:查无实据" }, stage.Cancel);
        await officer.StepAsync("applications/objections", right, "uphold", new { reason = "样例:情况属实", to = "eligibility-check" }, stage.Cancel);
        stage.Tell("社会公众实名提出两项异议", "The public objects twice, under real names", "1 dismissed, 1 upheld");
        await ReplaceAsync(stage, programme, officer, (string)right["applicationId"]!);
    }

    private static async Task<JsonNode> ObjectAsync(Stage stage, PlatformApi anybody, PlatformApi officer, JsonNode entry)
    {
        var acknowledged = await anybody.PostAsync("applications/public/objections", new
        {
            applicationId = (string)entry["applicationId"]!,
            name = "样例市民",
            contact = "0311-80000000",
            grounds = "样例:申报的创新平台与另一单位的相同",
        }, stage.Cancel);
        var number = (string)acknowledged["number"]!;
        var received = (await officer.AllAsync($"applications/objections?applicationId={entry["applicationId"]}", stage.Cancel))
            .Single(row => (string)row["number"]! == number);
        return await officer.StepAsync("applications/objections", received, "accept", null, stage.Cancel);
    }

    private static async Task ReplaceAsync(Stage stage, Programme programme, PlatformApi officer, string gone)
    {
        var back = await officer.GetAsync($"applications/applications/{gone}", stage.Cancel);
        await officer.StepAsync("applications/applications", back, "ineligible", new { reason = "样例:异议属实,不符合条件" }, stage.Cancel);
        var reserves = Selection.Of(programme, await officer.AllAsync("applications/applications", stage.Cancel), "reserve");
        var next = reserves.Where(row => (string)row["kind"]! == (string)back["kind"]!).MinBy(row => (int)row["rank"]!)!;
        await officer.StepAsync("applications/applications", next, "promote", new { reason = "样例:依次递补" }, stage.Cancel);
        await officer.PostAsync($"applications/calls/{programme.Call["id"]}/public-notice", null, stage.Cancel);
        stage.Tell("候补依次递补,另行公示", "The best reserve moves up, with a notice of its own", next["name"]);
    }
}
