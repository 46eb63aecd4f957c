using System.Text.Json.Nodes;
using System.Net;
using System.Runtime.CompilerServices;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Promotion bodies, recommendations and department checks.</summary>
internal static partial class Flow
{
    private static readonly ConditionalWeakTable<ApplicationsHost, Task<BodyRow>> Bodies = [];
    private static int _areas;

    /// <summary>A department's system.</summary>
    public static Principal Department(string department) => Principal.System("applications:check") with { Name = $"{department} system", Department = department };

    public static Principal DepartmentOfficer(string department) =>
        Principal.Person(Role.DepartmentOfficer) with { Name = $"{department} officer", Department = department };

    /// <summary>A zone that nobody has recorded yet.</summary>
    public static string NewArea() => $"P{Interlocked.Increment(ref _areas):00000}";

    /// <summary>All that a county says when it recommends.</summary>
    public static Dictionary<string, object?> Recommendation(int? rank = null, params (string Point, bool Holds)[] checks) => new()
    {
        ["opinion"] = "同意推荐",
        ["letterNumber"] = "长发改〔2018〕7号",
        ["checks"] = (checks.Length > 0 ? checks : global::Applications.County.CheckList.Points.Select(p => (Point: p.Code, Holds: true)).ToArray())
            .Select(c => new { point = c.Point, holds = c.Holds }).ToArray(),
        ["rank"] = rank,
    };

    /// <summary>From that county or zone.</summary>
    public static Dictionary<string, object?> BodyFrom(Guid call, string area)
    {
        var body = Body(call);
        ((JsonObject)body["form"]!)["area"] = area;
        return body;
    }

    public static object Body(string area) => new { area, particulars = Particulars() };

    public static object Particulars(params string[] organisations) => new
    {
        name = "“双创”示范基地建设推进办公室",
        contacts = new[] { new { name = "样例联系人", duty = "联络", phone = "0311-80000000" } },
        organisations = organisations.Select(code => new { name = "样例区政府", creditCode = code }).ToArray(),
    };

    /// <summary>The one of the counties' usual area; once for each host.</summary>
    public static Task PromotionBodyAsync(this ApplicationsHost host) => host.ABodyAsync(Area);

    public static Task<BodyRow> ABodyAsync(this ApplicationsHost host, string area) =>
        area == Area ? Bodies.GetValue(host, h => RecordAsync(h, Area)) : RecordAsync(host, area);

    private static async Task<BodyRow> RecordAsync(ApplicationsHost host, string area)
    {
        using var officer = host.CreateClient(Given.Officer);
        return await officer.PostAsync<BodyRow>("/promotion-bodies", Body(area));
    }

    /// <summary>Its eligibility check has begun, and no department has answered yet.</summary>
    public static async Task<Row> AskedAsync(this ApplicationsHost host, Guid call, string kind = "enterprise", string? organisation = null) =>
        await host.StepAsync(await host.RecommendedAsync(call, kind, organisation), Given.Officer, "eligibility-check");

    /// <summary>Every department that has an open question about it has no objection.</summary>
    public static async Task DepartmentsAnswerAsync(this ApplicationsHost host, Row row)
    {
        var open = await host.ReadAsync<string>(
            $"SELECT coalesce(string_agg(lower(department) || ' ' || id, ','), '') FROM department_check WHERE application_id = '{row.Id}' AND status IN ('Open', 'Overdue')");
        foreach (var check in open.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split(' ')))
        {
            await host.AnswerAsync(check[0], Guid.Parse(check[1]));
        }
    }

    /// <summary>The latest question to a department.</summary>
    public static Task<Guid> CheckOfAsync(this ApplicationsHost host, Row row, string department) => host.ReadAsync<Guid>(
        $"SELECT id FROM department_check WHERE application_id = '{row.Id}' AND lower(department) = '{department}' ORDER BY round DESC LIMIT 1");

    public static async Task<Many> AnswerAsync(this ApplicationsHost host, string department, Guid check, string answer = "clear", string? reason = null)
    {
        using var system = host.CreateClient(Department(department));
        return await system.PostAsync<Many>("/department-checks/answers", new { items = new[] { new { checkId = check, answer = new { answer, reason } } } });
    }

    public sealed record BodyRow(Guid Id, long Revision, string Area);

    /// <summary>What a bulk request answers.</summary>
    public sealed record Many(IReadOnlyList<One> Items);

    public sealed record One(Guid Id, bool Done, HttpStatusCode Status, long? Revision, string? Code);
}
