using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Shortlist, public notice with its objections, the city's consent, and the bases enter the registry (R89, R90, R79, R105).</summary>
internal static class Selection
{
    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("遴选、公示、市政府同意、认定", "Selection, public notice, consent, recognition");
        var officer = await stage.As("drc1");
        var call = $"applications/calls/{programme.Call["id"]}";
        foreach (var kind in Programme.Kinds)
        {
            await AllAreAsync(stage, programme, officer, "ranked", kind);
            var proposal = await officer.GetAsync($"{call}/proposal?kind={kind}", stage.Cancel);
            await officer.PostAsync($"{call}/selections", kind == "enterprise" ? Deviation(proposal) : new { kind }, stage.Cancel);
        }

        var shortlisted = await CountAsync(stage, programme, officer, "shortlisted");
        stage.Tell("按布局规则提出名单,一处偏离附理由", "Proposed under a rule of balance; one departure from it, with its reasons", shortlisted);
        await officer.PostAsync($"{call}/public-notice", null, stage.Cancel);
        await PublicNotice.TellAsync(stage, programme, officer);
        await Programme.MoveClockAsync(stage, (await Programme.NowAsync(stage)).AddDays(12));
        await officer.WaitForAllAsync("applications/applications", rows => Of(programme, rows, "government-consent").Count() == shortlisted, stage.Cancel);
        stage.Tell("公示 5 个工作日期满,异议均已答复", "Five working days of public notice have passed by themselves, every objection is answered", shortlisted);

        var city = await stage.As("city1");
        var list = await officer.PostAsync($"{call}/consent-lists", null, stage.Cancel);
        await city.StepAsync("applications/consent-lists", list, "consent", new
        {
            documentNumber = $"样例政函〔{programme.Call["year"]}〕{(long)programme.Call["revision"]! + 19}号-{((string)list["id"]!)[^6..]}",
            documentHash = (string)list["documentHash"]!,
            refused = Array.Empty<object>(),
        }, stage.Cancel);
        await RegisteredAsync(stage, programme, officer, shortlisted);
    }

    /// <summary>The last of the list gives way to the first behind it.</summary>
    private static object Deviation(JsonNode proposal)
    {
        var lines = proposal["lines"]!.AsArray().Select(line => line!).ToList();
        var taken = lines.Where(line => (string)line["outcome"]! == "shortlisted").ToList();
        var (last, next) = (taken[^1], lines.First(line => (string)line["outcome"]! == "reserve"));
        return new
        {
            kind = "enterprise",
            shortlisted = taken.SkipLast(1).Append(next).Select(line => (string)line["applicationId"]!),
            deviations = new[]
            {
                new { applicationId = (string)last["applicationId"]!, reason = "样例:同类基地已有布局,列为候补" },
                new { applicationId = (string)next["applicationId"]!, reason = "样例:填补该领域空白" },
            },
        };
    }

    private static async Task RegisteredAsync(Stage stage, Programme programme, PlatformApi officer, int expected)
    {
        var names = Recognised(programme).ToHashSet();
        var bases = await officer.WaitForAllAsync("registry/bases", rows => rows.Count(row => names.Contains((string)row["name"]!)) >= expected, stage.Cancel);
        stage.Tell("市政府同意,认定为市级“双创”示范基地", "The city consents; bases are recognised and registered", $"{expected}, {bases[0]["number"]} …");
        var published = await stage.AsAnybody().AllAsync("applications/public/recognitions", stage.Cancel);
        stage.Tell("认定名单向社会公布", "Anybody reads the published list", published.Count);

        // Whoever did not make it has an answer as well.
        var rest = await officer.AllAsync("applications/applications", stage.Cancel);
        stage.Tell("备选、未入选", "Reserve, not selected", $"{Of(programme, rest, "reserve").Count()}, {Of(programme, rest, "not-selected").Count()}");
        await OpenResult.TellAsync(stage, programme, officer);
    }

    private static IEnumerable<string> Recognised(Programme programme) => programme.Applications.Values.Select(a => (string)a["name"]!);

    private static async Task AllAreAsync(Stage stage, Programme programme, PlatformApi officer, string status, string kind)
    {
        var expected = programme.Applications.Count(pair => pair.Key.Kind == kind && (string)pair.Value["status"]! == "eligible");
        await officer.WaitForAllAsync("applications/applications",
            rows => Of(programme, rows, status).Count(row => (string)row["kind"]! == kind) == expected, stage.Cancel);
    }

    private static async Task<int> CountAsync(Stage stage, Programme programme, PlatformApi officer, string status) =>
        Of(programme, await officer.AllAsync("applications/applications", stage.Cancel), status).Count();

    public static IEnumerable<JsonNode> Of(Programme programme, IEnumerable<JsonNode> rows, string status) =>
        rows.Where(row => (string)row["status"]! == status && (string)row["callId"]! == (string)programme.Call["id"]!);
}
