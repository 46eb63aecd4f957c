using System.Text.Json.Nodes;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>Experts as tests need them, and where they stand.</summary>
internal static class GivenExperts
{
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
}
