using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Poor and slow bases are ordered to rectify; who does not improve is heard and loses the title (R83, R84).</summary>
internal static class Rectifications
{
    private const string Path = "registry/rectifications";

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("限期整改", "Rectification");
        var officer = await stage.As("drc1");
        var poor = (await officer.AllAsync("registry/bases", stage.Cancel))
            .Where(row => (string?)row["latestGrade"] == "poor" && (string)row["management"]! == "regular").ToList();
        foreach (var row in poor)
        {
            var sample = PerformanceCycle.SampleOf(row);
            var ordered = await OrderAsync(stage, row, "poor-performance", "样例:绩效评估较差");
            var verified = await CarryOutAsync(stage, sample, ordered, sample.Improves);
            if (sample.Improves)
            {
                await (await stage.As("drc2")).StepAsync(Path, verified, "pass", new { opinion = "样例:整改到位" }, stage.Cancel);
                stage.Tell("整改通过", "Rectified, passed", row["number"]);
            }
            else
            {
                await RevokeAsync(stage, verified, "样例办发〔2018〕30号");
                stage.Tell("经听证取消称号", "Revoked after a hearing", row["number"]);
            }
        }
    }

    public static async Task<JsonNode> OrderAsync(Stage stage, JsonNode registered, string ground, string reason)
    {
        var officer = await stage.As("drc1");
        var current = await officer.GetAsync($"registry/bases/{registered["id"]}", stage.Cancel);
        var due = DateOnly.FromDateTime((await Programme.NowAsync(stage)).AddDays(60).Date);
        var ordered = await officer.StepAsync("registry/bases", current, "rectifications", new { ground, reason, dueOn = due }, stage.Cancel);
        stage.Tell("责成限期整改", "Ordered to rectify", $"{registered["number"]}, {reason}");
        return ordered;
    }

    /// <summary>Plan, work and report by the base; the commission returns the first plan and then goes to see.</summary>
    public static async Task<JsonNode> CarryOutAsync(Stage stage, SampleOrganisation sample, JsonNode rectification, bool planIsReturned)
    {
        var builder = await stage.As(sample.Applicant);
        var officer = await stage.As("drc1");
        rectification = await builder.StepAsync(Path, rectification, "plan", new { text = "样例:整改方案" }, stage.Cancel);
        if (planIsReturned)
        {
            rectification = await officer.StepAsync(Path, rectification, "plan/return", new { reason = "样例:请细化责任分工" }, stage.Cancel);
            rectification = await builder.StepAsync(Path, rectification, "plan", new { text = "样例:整改方案(修订)" }, stage.Cancel);
        }

        rectification = await officer.StepAsync(Path, rectification, "plan/accept", null, stage.Cancel);
        rectification = await builder.StepAsync(Path, rectification, "start", null, stage.Cancel);
        rectification = await builder.StepAsync(Path, rectification, "report", new { text = "样例:整改报告" }, stage.Cancel);
        return await (await stage.As("drc2")).StepAsync(Path, rectification, "verification", null, stage.Cancel);
    }

    /// <summary>One officer proposes and hears, another decides.</summary>
    public static async Task RevokeAsync(Stage stage, JsonNode verified, string documentNumber)
    {
        var officer = await stage.As("drc1");
        var proposed = await officer.StepAsync(Path, verified, "propose-revocation", new { reason = "样例:整改后仍未改善" }, stage.Cancel);
        var today = await Programme.TodayAsync(stage);
        var heard = await officer.StepAsync(Path, proposed, "hearing", new { heldOn = today, minutes = "样例:听证笔录" }, stage.Cancel);
        await (await stage.As("drc3")).StepAsync(Path, heard, "revoke", new { documentNumber }, stage.Cancel);
    }
}
