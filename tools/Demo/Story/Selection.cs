using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;

namespace Demo.Story;

/// <summary>Shortlist, public notice, the city's consent, and the bases enter the registry (R89, R90, R79).</summary>
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
            await officer.StepAsync("applications/calls", await officer.GetAsync(call, stage.Cancel), "selections", new { kind }, stage.Cancel);
        }

        var shortlisted = await CountAsync(stage, programme, officer, "shortlisted");
        stage.Tell("入围", "Shortlisted", shortlisted);
        await officer.StepAsync("applications/calls", await officer.GetAsync(call, stage.Cancel), "public-notice", null, stage.Cancel);
        await Programme.MoveClockAsync(stage, (await Programme.NowAsync(stage)).AddDays(12));
        await officer.WaitForAllAsync("applications/applications", rows => Of(programme, rows, "government-consent").Count() == shortlisted, stage.Cancel);
        stage.Tell("公示 5 个工作日期满,无异议", "Five working days of public notice have passed by themselves", shortlisted);

        var city = await stage.As("city1");
        await city.StepAsync("applications/calls", await city.GetAsync(call, stage.Cancel), "consent",
            new { documentNumber = "样例政函〔2018〕21号", refused = Array.Empty<object>() }, stage.Cancel);
        await RegisteredAsync(stage, programme, officer, shortlisted);
    }

    private static async Task RegisteredAsync(Stage stage, Programme programme, PlatformApi officer, int expected)
    {
        var names = Recognised(programme).ToHashSet();
        var bases = await officer.WaitForAllAsync("registry/bases", rows => rows.Count(row => names.Contains((string)row["name"]!)) >= expected, stage.Cancel);
        stage.Tell("市政府同意,认定为市级“双创”示范基地", "The city consents; bases are recognised and registered", $"{expected}, {bases[0]["number"]} …");

        // Whoever did not make it has an answer as well.
        var rest = await officer.AllAsync("applications/applications", stage.Cancel);
        stage.Tell("备选、未入选", "Reserve, not selected", $"{Of(programme, rest, "reserve").Count()}, {Of(programme, rest, "not-selected").Count()}");
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

    private static IEnumerable<JsonNode> Of(Programme programme, IEnumerable<JsonNode> rows, string status) =>
        rows.Where(row => (string)row["status"]! == status && (string)row["callId"]! == (string)programme.Call["id"]!);
}
