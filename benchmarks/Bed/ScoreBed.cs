extern alias EvaluationService;

using System.Text.Json.Nodes;
using Benchmarks.Rounds;
using Contracts;
using Contracts.Applications;
using Microsoft.AspNetCore.Hosting;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Benchmarks.Bed;

/// <summary>The evaluation service, whole, on a database of its own with a round whose sheets are all locked.</summary>
internal sealed class ScoreBed() : ServiceHost<EvaluationService::Program>("evaluation")
{
    private const int Dimensions = 5;
    private const int ItemsEach = 5;
    private const int Variants = 500;
    private static readonly Principal Officer = Principal.Person(Role.DrcOfficer);

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body, long? ifMatch, CancellationToken cancellation)
    {
        using var client = CreateClient(Officer);
        client.Timeout = TimeSpan.FromMinutes(10);
        using var request = new Attempt(path, body, ifMatch).ToRequest(method.Method);
        using var response = await client.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        WrongRunException.Unless(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Logging:LogLevel:Default", "Warning"); // as it is run: not a line for each audit row
        builder.UseContentRoot(Path.GetFullPath("services/Evaluation")); // tests find it by themselves, this program does not
    }

    /// <summary>A round with criteria of 25 items, one application with its experts, and copies of it with sheets of every colour.</summary>
    public async Task<(Guid Round, Guid Call)> FillAsync(int applications, int experts, int sheetsEach, CancellationToken cancellation)
    {
        var criteria = (Guid)(await SendAsync(HttpMethod.Post, "/criteria-versions/import", Criteria(), null, cancellation))["id"]!;
        await SendAsync(HttpMethod.Post, $"/criteria-versions/{criteria}/publish", null, 1, cancellation);
        var (call, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        await PublishAsync(new CallPublished(
            call, 2, "2018年度评选", 2018, [BaseKind.Enterprise], now, now.AddDays(1), [new(BaseKind.Enterprise, criteria)], sheetsEach, ReferenceScope.Province));
        await PublishAsync(new ApplicationEligible(
            Guid.CreateVersion7(), 8, call, BaseKind.Enterprise, "示范基地", "130102", criteria, [new("样例单位", "91130102MADEM00117")], [], new string('a', 64)));
        await Eventually.EqualAsync(
            1L, () => ReadAsync<long>($"SELECT count(*) FROM round r JOIN examination e USING (call_id) WHERE call_id = '{call}' AND e.form_version > 0"), "rounds");
        await SendAsync(HttpMethod.Post, "/experts", new { subject = "expert", name = "样例", field = "孵化", employers = Array.Empty<string>() }, null, cancellation);
        await CopyAsync(call, applications, experts, sheetsEach);
        return (await ReadAsync<Guid>($"SELECT id FROM round WHERE call_id = '{call}'"), call);
    }

    private static object Criteria() => new
    {
        kind = "enterprise",
        title = "评价标准",
        dimensions = Enumerable.Range(1, Dimensions).Select(d => new
        {
            code = $"X-{d}",
            name = $"第{d}项",
            items = Enumerable.Range(1, ItemsEach).Select(i => new
            {
                code = $"X-{d}.{i}", name = $"第{i}条", clauseId = $"X-{d}.c{i}", clause = "是否建立", input = "boolean",
            }),
        }),
    };

    private async Task CopyAsync(Guid call, int applications, int experts, int sheetsEach)
    {
        await ReadAsync<long>(
            $$"""
              create table sheet_variant as
              select v, jsonb_agg(jsonb_build_object('itemCode', 'X-' || d || '.' || i, 'exists', g > 0, 'effect', (array['none','none','weak','fair','good','excellent'])[g + 1]) order by d, i) as lines,
                  round(avg(case when g > 0 then 50 + (g - 1) * 12.5 else 0 end), 4) as score
              from generate_series(0, {{Variants - 1}}) v, generate_series(1, {{Dimensions}}) d, generate_series(1, {{ItemsEach}}) i,
                lateral (select (v * 31 + d * 17 + i * 7 + v * d * i) % 6 as g) judged
              group by v;
              insert into examination select made.* from (select e from examination e where call_id = '{{call}}') one, generate_series(1, {{applications - 1}}::bigint) n,
                lateral jsonb_populate_record(one.e, jsonb_build_object(
                  'id', '01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), 'application_id', '01900000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'), 'name', '示范基地' || n)) made;
              update examination set status = 'Reviewed' where call_id = '{{call}}';
              insert into review (id, revision, examination_id, application_id, call_id, kind, name, expert, status, has_conflict, lines, figures, score)
              select gen_random_uuid(), 5, e.id, e.application_id, e.call_id, e.kind, e.name, 'expert-' || lpad(((n * 37 + j * 401) % {{experts}})::text, 5, '0'), 'Locked', false, v.lines, '[]', v.score
              from (select e.*, row_number() over (order by id) as n from examination e where call_id = '{{call}}') e, generate_series(1, {{sheetsEach}}) j
              join sheet_variant v on true where v.v = (e.n * 7 + j * 13 + e.n * j) % {{Variants}};
              analyze examination; analyze review; analyze standing;
              select count(*) from review
              """);
    }
}
