using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Benchmarks.Rounds;
using Contracts;
using Contracts.Evaluation;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Benchmarks.Bed;

/// <summary>An open call and one whole draft under it, made as people and Evaluation make them: through the API and by an event.</summary>
internal sealed class Opening(Func<Principal, HttpClient> clientOf, Func<IEvent, Task> publish)
{
    private const int Items = 12;
    private static readonly string[] Kinds = ["enterprise"];
    private static readonly Principal Officer = Principal.Person(Role.DrcOfficer);

    public async Task<(Guid Call, Guid Draft)> ADraftAsync(Principal applicant, CancellationToken cancellation)
    {
        await CriteriaAsync(cancellation);
        var call = await SendAsync(HttpMethod.Post, "/calls", Officer, new
        {
            title = "2018年度评选", year = 2018, kinds = Kinds, opensAt = "2018-03-01T00:00:00+08:00", closesAt = "2118-05-01T00:00:00+08:00",
        }, null, cancellation);
        await SendAsync(HttpMethod.Post, $"/calls/{call["id"]}/publish", Officer, null, 1, cancellation);
        var schema = await SendAsync(HttpMethod.Get, $"/calls/{call["id"]}/forms/enterprise", Officer, null, null, cancellation);
        var draft = await SendAsync(
            HttpMethod.Post, "/applications", applicant, new { callId = call["id"], kind = "enterprise", form = Form(schema) }, null, cancellation);
        var validation = await SendAsync(HttpMethod.Get, $"/applications/{draft["id"]}/validation", applicant, null, null, cancellation);
        WrongRunException.Unless((bool)validation["complete"]!, $"The draft is not whole: {validation["problems"]}");
        return ((Guid)call["id"]!, (Guid)draft["id"]!);
    }

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, Principal by, object? body, long? ifMatch, CancellationToken cancellation)
    {
        using var client = clientOf(by);
        using var request = new Attempt(path, body, ifMatch).ToRequest(method.Method);
        using var response = await client.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        WrongRunException.Unless(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task CriteriaAsync(CancellationToken cancellation)
    {
        await publish(new CriteriaVersionPublished(
            Guid.CreateVersion7(), 1, BaseKind.Enterprise, 1, "评价标准要点",
            [.. Enumerable.Range(1, Items).Select(n => new CriteriaItem($"X-{n}", "制度", $"第{n}项", "是否建立", ItemInput.Boolean, null, NeedsPreviousValue: false))]));
        await Eventually.TrueAsync(
            async () => (await SendAsync(HttpMethod.Get, "/criteria-versions", Officer, null, null, cancellation))["items"]!.AsArray().Count > 0,
            "the service has the criteria");
    }

    private static object Form(JsonNode schema)
    {
        IEnumerable<string> Members(string section) => schema["properties"]![section]!["properties"]!.AsObject().Select(m => m.Key);
        return new
        {
            name = "样例基地", area = "130102", applicantName = "样例单位", goals = "样例目标",
            payee = new { name = "样例单位", creditCode = "91130102MADEM00117", accountNumber = "6222000000000001", bankCode = "102121000013" },
            narrative = Members("narrative").ToDictionary(name => name, _ => "样例说明"),
            tasks = Members("tasks").ToDictionary(code => code, _ => new { owner = "样例部门", dueOn = "2020-06-30" }),
            answers = Members("answers").ToDictionary(code => code, _ => new { exists = true, effect = "good", statement = "样例:已实施,佐证材料见附件。" }),
            ownFunding = new Dictionary<string, object> { ["2018"] = new { value = "100.00", currency = "CNY" } },
            milestones = new[] { new { on = "2018-12-31", name = "样例节点" } },
            targets = new Dictionary<string, object> { ["T1"] = new { name = "样例", value = 1, unit = "个", dueOn = "2020-12-31" } },
        };
    }
}
