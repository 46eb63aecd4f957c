using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using Testing.Services;

namespace Benchmarks.Submission;

/// <summary>Whole drafts under one open call, as many as a round hands in: the first by its applicant, the others as its copies.</summary>
internal sealed class Drafts(ServiceProcess service)
{
    private const string Copies =
        """
        INSERT INTO application SELECT (jsonb_populate_record(a, jsonb_build_object('id', d.id, 'applicant_code', d.code))).*
        FROM application a, unnest($1, $2) AS d(id, code) WHERE a.id = $3
        """;

    private static readonly string[] Kinds = ["enterprise"];
    private Guid _template;
    private int _organisations;

    /// <summary>A call with criteria, and the draft that all others are copies of.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        await using (var database = NpgsqlDataSource.Create(service.Database.Owner))
        {
            await using var criteria = database.CreateCommand(
                """
                INSERT INTO criteria_version (id, revision, kind, number, title, items) SELECT gen_random_uuid(), 1, 'Enterprise', 1, 'bench', jsonb_agg(jsonb_build_object(
                  'code', 'B-' || i, 'dimension', 'd', 'name', 'n', 'clause', 'c', 'input', 'Boolean', 'unit', null, 'needsPreviousValue', false)) FROM generate_series(1, 12) i
                """);
            await criteria.ExecuteNonQueryAsync(cancellation);
        }

        var officer = Principal.Person(Role.DrcOfficer);
        var call = await SendAsync(HttpMethod.Post, "/calls", officer, new
        {
            title = "bench", year = 2018, kinds = Kinds, opensAt = "2018-03-01T00:00:00+08:00", closesAt = "2118-05-01T00:00:00+08:00",
        }, null, cancellation);
        await SendAsync(HttpMethod.Post, $"/calls/{call["id"]}/publish", officer, null, 1, cancellation);
        var schema = await SendAsync(HttpMethod.Get, $"/calls/{call["id"]}/forms/enterprise", officer, null, null, cancellation);
        var draft = await SendAsync(
            HttpMethod.Post, "/applications", Of(NextOrganisation()), new { callId = call["id"], kind = "enterprise", form = Form(schema) }, null, cancellation);
        _template = (Guid)draft["id"]!;
    }

    /// <summary>Fresh drafts, each with the token of its applicant.</summary>
    public async Task<(Guid Id, string Token)[]> ForServiceAsync(int count, CancellationToken cancellation)
    {
        var drafts = Enumerable.Range(0, count).Select(_ => (Id: Guid.CreateVersion7(), Code: NextOrganisation())).ToArray();
        await CopyAsync(service.Database.Owner, [.. drafts.Select(d => d.Id)], [.. drafts.Select(d => d.Code)], cancellation);
        return [.. drafts.Select(d => (d.Id, service.Authority.TokenFor(Of(d.Code), "applications")))];
    }

    /// <summary>Fresh drafts in another database, numbered from <paramref name="first"/> on.</summary>
    public Task ForBaselineAsync(string database, int first, int count, CancellationToken cancellation)
    {
        var numbers = Enumerable.Range(first, count).ToArray();
        return CopyAsync(database, [.. numbers.Select(n => new Guid($"00000000-0000-7000-8000-{n:x12}"))], [.. numbers.Select(n => $"{n:D18}")], cancellation);
    }

    private async Task CopyAsync(string database, Guid[] ids, string[] codes, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(Copies);
        command.Parameters.Add(new() { Value = ids });
        command.Parameters.Add(new() { Value = codes });
        command.Parameters.Add(new() { Value = _template });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, Principal by, object? body, long? ifMatch, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = service.Address };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", service.Authority.TokenFor(by, "applications"));
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        if (ifMatch is { } revision)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        }

        using var response = await client.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        Rounds.WrongRunException.Unless(response.IsSuccessStatusCode, $"{method} {path}: {text}");
        return JsonNode.Parse(text)!;
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

    private static Principal Of(string organisation) => Principal.Person(Role.Applicant, organisation: organisation);

    private string NextOrganisation()
    {
        var start = $"91130102MB{++_organisations:0000000}";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(letter => start + letter).Single(CreditCodeAttribute.IsCode);
    }
}
