using System.Text.Json.Nodes;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>Experts as tests need them, and where they stand.</summary>
internal static class GivenExperts
{
    /// <summary>An organisation that experts turn out to be bound to.</summary>
    public const string Bound = "91130102MADEM0013D";

    public const string Elsewhere = "91130102MADEM00104";

    /// <summary>Another person of the commission than <see cref="Given.Officer"/>.</summary>
    public static readonly Principal Colleague = Principal.Person(ServiceDefaults.Authentication.Role.DrcOfficer, subject: "second-officer");

    public static Principal Applicant(string organisation) =>
        Principal.Person(ServiceDefaults.Authentication.Role.Applicant, organisation: organisation);

    /// <summary>An entry of the pool; <paramref name="with"/> adds to or replaces the least that there must be.</summary>
    public static async Task<JsonNode> ExpertAsync(this EvaluationHost host, object? with = null)
    {
        var body = new JsonObject { ["subject"] = Given.NewName("expert"), ["name"] = "样例专家", ["field"] = "创业孵化", ["employers"] = new JsonArray() };
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(with ?? new object())!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        using var officer = host.CreateClient(Given.Officer);
        return await officer.SendAsync("POST", "/experts", body);
    }

    public static string Subject(this JsonNode expert) => (string)expert["subject"]!;

    public static HttpClient ClientOf(this EvaluationHost host, string expert) => host.CreateClient(Given.Person(expert));

    /// <summary>Takes everybody of the class's pool out of it: what follows begins with an empty one.</summary>
    public static Task<long> EmptyPoolAsync(this EvaluationHost host) => host.ReadAsync<long>(
        "WITH gone AS (UPDATE expert SET status = 'Retired' RETURNING 1) SELECT count(*) FROM gone");

    /// <summary>Whether the expert may examine the application, and the kinds of conflict if not.</summary>
    public static async Task<string> AnswerAsync(this EvaluationHost host, RoundGiven round, Guid application, JsonNode expert)
    {
        using var officer = host.CreateClient(Given.Officer);
        var answer = await officer.SendAsync("GET", $"/rounds/{round.Id}/conflicts/{application}/{expert.Id()}");
        Assert.Equal(answer["conflicts"]!.AsArray().Count == 0, (bool)answer["mayExamine"]!);
        return string.Join(',', answer["conflicts"]!.AsArray().Select(c => (string)c!["kind"]!));
    }

    public static async Task<string> ExpertsOfAsync(this EvaluationHost host, Guid application) =>
        string.Join(',', (await host.ReviewsAsync(application)).Select(r => r.Expert));

    public static Task<string> ReviewStatusAsync(this EvaluationHost host, Guid review) =>
        host.ReadAsync<string>($"SELECT status FROM review WHERE id = '{review}'");

    public static Task<string> ExaminationStatusAsync(this EvaluationHost host, Guid application) =>
        host.ReadAsync<string>($"SELECT status FROM examination WHERE application_id = '{application}'");

    /// <summary>An application of the party with one expert, and a free one beside.</summary>
    public static async Task<(RoundGiven Round, Guid Application, JsonNode Serving, JsonNode Spare)> ServingAsync(this EvaluationHost host, string party)
    {
        await host.EmptyPoolAsync();
        var round = await host.RoundAsync(experts: 1);
        var serving = await host.ExpertAsync();
        var application = await host.ExaminationAsync(round, party);
        await host.AssignAsync(round);
        return (round, application, serving, await host.ExpertAsync());
    }

    /// <summary>The applicant asks, and an officer grants.</summary>
    public static async Task RecuseAsync(this EvaluationHost host, Guid application, string party, JsonNode expert)
    {
        using var applicant = host.CreateClient(Applicant(party));
        using var officer = host.CreateClient(Given.Officer);
        var request = await applicant.SendAsync("POST", "/recusals", new { applicationId = application, named = "某大学样例教授", grounds = "与我单位有诉讼" });
        await officer.StepAsync($"/recusals/{request.Id()}", "grant", new { reason = "属实", expertId = expert.Id() });
    }

    public static object Bond(string kind, string? from = null, string? to = null) => new { creditCode = Bound, kind, from, to };
}
