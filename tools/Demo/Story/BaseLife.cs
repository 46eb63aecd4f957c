using System.Globalization;
using System.Text.Json.Nodes;
using Demo.Client;

namespace Demo.Story;

/// <summary>
/// What else happens to a base: a policy stands in its way and is changed (R13, R99), its practice becomes a case (R92), and an error in its
/// history is put right without being wiped out.
/// </summary>
internal static class BaseLife
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("基地的日常:困难、案例、可复查的历史", "A base's life: a difficulty, a case, and a history that anybody checks");
        var bases = await (await stage.As("drc1")).AllAsync("registry/bases", stage.Cancel);
        var registered = PerformanceCycle.Held(bases).First(row => (string)row["kind"]! == "enterprise");
        var builder = await stage.As(PerformanceCycle.SampleOf(registered).Applicant);
        await HelpAsync(stage, registered, builder);
        await SpreadAsync(stage, registered, builder);
        await PutRightAsync(stage, programme, (string)registered["id"]!);
        await PublishAsync(stage);
    }

    private static async Task HelpAsync(Stage stage, JsonNode registered, PlatformApi builder)
    {
        const string path = "registry/difficulties";
        var person = DemoPerson.Named("department1");
        var department = await stage.As("department1");
        var difficulty = await builder.PostAsync(path, new
        {
            baseId = registered["id"], kind = "policy-obstacle", type = "finance", title = "样例:投贷联动政策障碍", description = "样例:有关规定不适用于初创企业",
        }, stage.Cancel);
        difficulty = await (await stage.As("drc1")).StepAsync(
            path, difficulty, "assign", new { responsible = new { code = person.Organisation, name = person.OrganisationName } }, stage.Cancel);
        var planned = DateOnly.FromDateTime((await Programme.NowAsync(stage)).AddDays(7).Date);
        difficulty = await department.StepAsync(path, difficulty, "plan", new { text = "样例:修订办法", plannedFor = planned }, stage.Cancel);
        difficulty = await department.StepAsync(
            path, difficulty, "answer", new { text = "样例:办法已修订", outcome = "policy-changed", policyDocument = "样例金办〔2019〕5号" }, stage.Cancel);
        difficulty = await builder.StepAsync(path, difficulty, "rate", new { satisfaction = "satisfied" }, stage.Cancel);
        stage.Tell("政策障碍:分解责任、限时解决、基地评价", "A policy obstacle is assigned, solved and judged by the base", $"{registered["number"]}, {difficulty["status"]}");
    }

    private static async Task SpreadAsync(Stage stage, JsonNode registered, PlatformApi builder)
    {
        const string path = "registry/cases";
        var officer = await stage.As("drc1");
        var text = new { title = "样例:开放供应链", summary = "样例:摘要", background = "样例:背景", practice = "样例:做法", effect = "样例:成效" };
        var drafted = await builder.PostAsync(path, new { baseId = registered["id"], text }, stage.Cancel);
        drafted = await builder.StepAsync(path, drafted, "submit", null, stage.Cancel);
        drafted = await officer.StepAsync(path, drafted, "approve", new { opinion = "样例:可复制推广" }, stage.Cancel);
        await officer.StepAsync(path, drafted, "publish", null, stage.Cancel);
        stage.Tell("典型案例审核发布", "A case is reviewed and published", (await stage.AsAnybody().AllAsync("registry/public/cases", stage.Cancel)).Count);
    }

    /// <summary>The same question about the same day has two answers: what was known then, and what is known now.</summary>
    private static async Task PutRightAsync(Stage stage, Programme programme, string id)
    {
        var officer = await stage.As("drc1");
        var before = await officer.GetAsync($"registry/bases/{id}", stage.Cancel);
        var (day, then) = ((string)before["registeredOn"]!, (await Programme.NowAsync(stage)).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        await officer.StepAsync(
            "registry/bases", before, "history/1/correction", new { reason = "样例:文号笔误", particulars = new { documentNumber = "样例政办函〔2018〕49号" } }, stage.Cancel);
        var known = await officer.GetAsync($"registry/bases/{id}?asOf={day}&knownAt={then}", stage.Cancel);
        var now = await officer.GetAsync($"registry/bases/{id}?asOf={day}", stage.Cancel);
        stage.Tell("更正不覆盖历史:同一天,当时所知与现在所知", "A correction overwrites nothing: the same day, as known then and as known now", $"{known["documentNumber"]} → {now["documentNumber"]}");
        var file = Path.Combine(programme.Artifacts, "base-history.json");
        await File.WriteAllBytesAsync(file, await stage.AsAnybody().DownloadAsync($"registry/public/bases/{id}/history/record", stage.Cancel), stage.Cancel);
        stage.Tell("基地历史向社会公布,任何人可核验", "The base's history is public, for anybody to verify", file);
    }

    private static async Task PublishAsync(Stage stage)
    {
        var open = await stage.AsAnybody().AllAsync("registry/public/bases?title=held", stage.Cancel);
        var feed = await (await stage.AsSystem("dept-statistics")).GetAsync("registry/feed?after=0&limit=100", stage.Cancel);
        stage.Tell("公开数据与部门增量", "Open data, and the feed for departments", $"{open.Count} bases, {feed["items"]!.AsArray().Count} changes");
    }
}
