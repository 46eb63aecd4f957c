using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Demo.Client;
using Demo.Samples;
using Spectre.Console;

namespace Demo.Story;

/// <summary>
/// The programme of 石政办函〔2018〕49号 from the call to the reconciled payment. The people and systems of the story act through the
/// platform's API alone: what follows from their acts, the platform decides.
/// </summary>
public sealed class Programme(IPlatform platform, IAnsiConsole console, string artifacts)
{
    /// <summary>Kinds in the policy's order.</summary>
    public static readonly string[] Kinds = ["region", "university", "enterprise"];

    public static readonly string[] Services = ["applications", "evaluation", "registry", "funding"];

    /// <summary>Signed decision records go here.</summary>
    public string Artifacts => artifacts;

    public JsonNode Call { get; set; } = null!;

    /// <summary>Criteria items by kind.</summary>
    public Dictionary<string, IReadOnlyList<JsonNode>> Items { get; } = [];

    /// <summary>The call's form by kind, as a JSON Schema.</summary>
    public Dictionary<string, JsonNode> Forms { get; } = [];

    /// <summary>Each organisation's application as it was last seen.</summary>
    public ConcurrentDictionary<SampleOrganisation, JsonNode> Applications { get; } = new();

    public string RoundId { get; set; } = "";

    /// <summary>Each kind's ranking.</summary>
    public Dictionary<string, string> Rankings { get; } = [];

    public JsonNode FundSource { get; set; } = null!;

    /// <summary>The line of the budget that bases are paid from.</summary>
    public JsonNode Grants { get; set; } = null!;

    /// <summary>The line for the work on the programme.</summary>
    public JsonNode Work { get; set; } = null!;

    /// <summary>Business date of the first payments.</summary>
    public DateOnly FirstPaid { get; set; }

    public async Task TellAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(artifacts);
        var stage = new Stage(platform, console, cancel);
        Func<Stage, Programme, Task>[] chapters =
        [
            Preparation.TellAsync, Applying.TellAsync, Recommendation.TellAsync, Eligibility.TellAsync, Examination.TellAsync,
            Selection.TellAsync, PerformanceCycle.TellAsync, Rectifications.TellAsync, Budgets.TellAsync, Allocations.TellAsync,
            PaymentRuns.TellAsync, Payees.TellAsync, UseOfFunds.TellAsync, Revocation.TellAsync, YearEnd.TellAsync, Books.TellAsync, BaseLife.TellAsync,
        ];
        stage.Chapters = chapters.Length;
        foreach (var chapter in chapters)
        {
            await chapter(stage, this);
        }
    }

    /// <summary>The application of an organisation takes a step.</summary>
    public async Task StepAsync(PlatformApi actor, SampleOrganisation sample, string action, object? body, CancellationToken cancel) =>
        Applications[sample] = await actor.StepAsync("applications/applications", Applications[sample], action, body, cancel);

    /// <summary>Business time everywhere, once every service goes by it.</summary>
    public static async Task MoveClockAsync(Stage stage, DateTimeOffset to)
    {
        var @operator = await stage.As("operator1");
        await @operator.PostAsync("applications/clock", new { businessTime = to }, stage.Cancel);
        foreach (var service in Services)
        {
            await @operator.WaitUntilAsync($"{service}/operations/clock", view => (DateTimeOffset)view["businessTime"]! >= to, stage.Cancel);
        }
    }

    /// <summary>The business date in Shanghai.</summary>
    public static async Task<DateOnly> TodayAsync(Stage stage) => DateOnly.FromDateTime((await NowAsync(stage)).ToOffset(TimeSpan.FromHours(8)).Date);

    public static async Task<DateTimeOffset> NowAsync(Stage stage)
    {
        var clock = await (await stage.As("operator1")).GetAsync("applications/operations/clock", stage.Cancel);
        return (DateTimeOffset)clock["businessTime"]!;
    }
}
