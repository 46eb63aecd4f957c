using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts;
using Contracts.Applications;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Evaluation.Tests;

/// <summary>The states that tests start from, reached by messages and through the API, as in life.</summary>
internal static class Given
{
    public const string Builder = "91130102MADEM00117";
    public static readonly Principal Officer = Principal.Person(Role.DrcOfficer);

    public static Principal Person(string expert) => Principal.Person(Role.Expert, subject: expert);

    public static Principal Evaluator(string organisation) => Principal.Person(Role.Evaluator, organisation: organisation);

    public static string NewName(string what) => $"{what}-{Guid.CreateVersion7():N}";

    public static async Task<Guid> PublishedCriteriaAsync(this EvaluationHost host, string kind)
    {
        using var client = host.CreateClient(Officer);
        var draft = await client.SendAsync("POST", "/criteria-versions", new { kind });
        await client.SendAsync("POST", $"/criteria-versions/{draft.Id()}/publish", ifMatch: 1);
        return draft.Id();
    }

    public static async Task<string[]> ExpertsAsync(this EvaluationHost host, int count, params string[] employers)
    {
        using var client = host.CreateClient(Officer);
        var subjects = Enumerable.Range(1, count).Select(_ => NewName("expert")).ToArray();
        foreach (var subject in subjects)
        {
            await client.SendAsync("POST", "/experts", new { subject, name = "样例专家", field = "创业孵化", employers });
        }

        return subjects;
    }

    /// <summary>Makes everybody but these an employee of the party, behind the service's back: the pool of a class is shared.</summary>
    public static Task KeepAllOthersFromAsync(this EvaluationHost host, string party, params string[] but) => host.ReadAsync<long>(
        $$"""
          WITH kept AS (
              UPDATE expert SET affiliations = affiliations || jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'creditCode', '{{party}}', 'kind', 'Employment'))
              WHERE subject NOT IN ('{{string.Join("','", but)}}') RETURNING 1)
          SELECT count(*) FROM kept
          """);

    public static CallPublished Call(Guid id, Guid? criteria = null, BaseKind kind = BaseKind.Enterprise, int experts = 3, long version = 2, ReferenceScope scope = ReferenceScope.Province, ReviewTerms? review = null) => new(
        id, version, "2018年度市级“双创”示范基地评选", 2018, [kind], TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1),
        [new(kind, criteria ?? Guid.CreateVersion7())], experts, scope, review);

    public static ApplicationEligible Eligible(Guid application, Guid call, Guid criteria, long version = 8, BaseKind kind = BaseKind.Enterprise, string? party = null, IReadOnlyList<ItemAnswer>? answers = null, string? name = null, IReadOnlyList<EvidenceMaterial>? materials = null) => new(
        application, version, call, kind, name ?? $"样例基地{application:N}", "130102", criteria, [new("样例承建单位", party ?? Builder)], answers ?? [], new string('a', 64), materials);

    /// <summary>A round whose call has published criteria of that kind.</summary>
    public static async Task<RoundGiven> RoundAsync(this EvaluationHost host, BaseKind kind = BaseKind.Enterprise, int experts = 2, ReferenceScope scope = ReferenceScope.Province, ReviewTerms? review = null)
    {
        var criteria = await host.CriteriaAsync(kind);
        var call = Guid.CreateVersion7();
        await host.PublishAsync(Call(call, criteria, kind, experts, scope: scope, review: review));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM round WHERE call_id = '{call}'"), "rounds");
        return new(await host.ReadAsync<Guid>($"SELECT id FROM round WHERE call_id = '{call}'"), call, criteria, kind);
    }

    public static async Task<Guid> ExaminationAsync(this EvaluationHost host, RoundGiven round, string? party = null, IReadOnlyList<ItemAnswer>? answers = null, IReadOnlyList<EvidenceMaterial>? materials = null)
    {
        var application = Guid.CreateVersion7();
        await host.PublishAsync(Eligible(application, round.Call, round.Criteria, kind: round.Kind, party: party, answers: answers, materials: materials));
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM examination WHERE application_id = '{application}'"), "examinations");
        return application;
    }

    public static async Task<JsonNode> AssignAsync(this EvaluationHost host, RoundGiven round)
    {
        using var client = host.CreateClient(Officer);
        return await client.SendAsync("POST", $"/rounds/{round.Id}/assignments");
    }

    /// <summary>What an officer sends.</summary>
    public static async Task<JsonNode> PostAsync(this EvaluationHost host, string path, object body)
    {
        using var client = host.CreateClient(Officer);
        return await client.SendAsync("POST", path, body);
    }

    /// <summary>The live reviews of an application, with their experts.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Expert)>> ReviewsAsync(this EvaluationHost host, Guid application)
    {
        var rows = await host.ReadAsync<string>(
            $"""
             SELECT coalesce(json_agg(json_build_array(id, expert) ORDER BY expert), '[]')::text FROM review
             WHERE application_id = '{application}' AND status NOT IN ('Declined', 'ConflictDeclared', 'Withdrawn')
             """);
        return [.. JsonNode.Parse(rows)!.AsArray().Select(row => (Guid.Parse((string)row![0]!), (string)row[1]!))];
    }

    /// <summary>The expert judges every yes/no item alike, hands in and locks.</summary>
    public static async Task<JsonNode> LockedReviewAsync(this EvaluationHost host, Guid review, string expert, string effect = "good")
    {
        using var client = host.CreateClient(Person(expert));
        await client.StepAsync($"/reviews/{review}", "accept");
        await client.SheetAsync($"/reviews/{review}", effect);
        await client.StepAsync($"/reviews/{review}", "submit");
        return await client.StepAsync($"/reviews/{review}", "lock");
    }

    /// <summary>Writes a whole sheet, every item alike.</summary>
    public static async Task<JsonNode> SheetAsync(this HttpClient client, string path, string effect = "good", string? findings = null)
    {
        var view = await client.SendAsync("GET", path);
        var lines = view["items"]!.AsArray().Where(item => item!["rule"] is null)
            .Select(item => new { itemCode = (string)item!["code"]!, exists = effect != "absent", effect = effect == "absent" ? "none" : effect, remark = "样例" }).ToArray();
        return await client.SendAsync("PUT", $"{path}/sheet", findings is null ? new { lines } : new { lines, findings }, (long)view["revision"]!);
    }

    /// <summary>Reads the thing and posts the step with the revision that was read.</summary>
    public static async Task<JsonNode> StepAsync(this HttpClient client, string path, string step, object? body = null)
    {
        var view = await client.SendAsync("GET", path);
        return await client.SendAsync("POST", $"{path}/{step}", body, (long)view["revision"]!);
    }

    /// <summary>Sends and insists on success.</summary>
    public static async Task<JsonNode> SendAsync(this HttpClient client, string method, string path, object? body = null, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest(method);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Sends and tells status and code of the refusal.</summary>
    public static async Task<(int Status, string? Code)> TryAsync(this HttpClient client, string method, string path, object? body = null, long? ifMatch = null)
    {
        using var request = new Attempt(path, body, ifMatch).ToRequest(method);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.IsSuccessStatusCode ? null : (await Problem.ReadAsync(response))?.Code);
    }

    /// <summary>A panel's meeting of today that leaves the sheets as they are.</summary>
    public static object AMeeting() => new
    {
        heldOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Date),
        attendees = new[] { new { name = "王处长", duty = "组长" }, new { name = "李研究员", duty = "专家" } },
        minutes = "会议纪要", decision = "sheets-stand", reason = "分歧在于佐证的认定",
    };

    public static Guid Id(this JsonNode view) => Guid.Parse((string)view["id"]!);

    public static string Status(this JsonNode view) => (string)view["status"]!;
}

internal sealed record RoundGiven(Guid Id, Guid Call, Guid Criteria, BaseKind Kind);
