using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Contracts;
using Contracts.Evaluation;
using ServiceDefaults.Authentication;
using ServiceDefaults.Requests;
using Testing;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Leads applications through the programme as its people do: through the API, and by Evaluation's messages.</summary>
internal static partial class Flow
{
    public const string Area = "130102";
    private static int _organisations;

    public static readonly Principal County = Principal.Person(Role.CountyOfficer, area: Area);
    public static readonly Principal Government = Principal.Person(Role.CityGovernment);
    public static readonly Principal Operator = Principal.Person(Role.Operator);

    public static string NewOrganisation()
    {
        var start = $"91130102MA{Interlocked.Increment(ref _organisations):0000000}";
        return "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(letter => start + letter).Single(CreditCodeAttribute.IsCode);
    }

    public static Principal Of(string organisation) => Principal.Person(Role.Applicant, organisation: organisation);

    public static Principal Expert(string subject) => Principal.Person(Role.Expert, subject: subject);

    public static JsonObject Form(string kind = "enterprise", string? name = null) => AForm.Of(kind, name);

    public static Dictionary<string, object?> Body(Guid call, string kind = "enterprise", string? name = null) =>
        new() { ["callId"] = call, ["kind"] = kind, ["form"] = Form(kind, name) };

    /// <summary>A call that is open for a century.</summary>
    public static async Task<Guid> AnOpenCallAsync(this ApplicationsHost host, object? rules = null)
    {
        await host.CriteriaAsync();
        await host.PromotionBodyAsync();
        using var officer = host.CreateClient(Given.Officer);
        var call = await officer.PostAsync<Given.CallRow>("/calls", new
        {
            title = "2018年度评选",
            year = 2018,
            kinds = new[] { "region", "university", "enterprise" },
            opensAt = "2018-03-01T00:00:00+08:00",
            closesAt = "2118-05-01T00:00:00+08:00",
            rules,
        });
        await officer.PostAsync<Given.CallRow>($"/calls/{call.Id}/publish", ifMatch: 1);
        return call.Id;
    }

    public static async Task<Row> DraftAsync(this ApplicationsHost host, Guid call, string kind = "enterprise", string? organisation = null)
    {
        organisation ??= NewOrganisation();
        using var applicant = host.CreateClient(Of(organisation));
        return await applicant.PostAsync<Row>("/applications", Body(call, kind)) with { Organisation = organisation };
    }

    /// <summary>One step that must succeed.</summary>
    public static async Task<Row> StepAsync(this ApplicationsHost host, Row row, Principal by, string step, object? body = null)
    {
        using var client = host.CreateClient(by);
        return await client.PostAsync<Row>($"/applications/{row.Id}/{step}", body, row.Revision) with { Organisation = row.Organisation };
    }

    public static Task<Row> ByApplicantAsync(this ApplicationsHost host, Row row, string step, object? body = null) =>
        host.StepAsync(row, Of(row.Organisation), step, body);

    public static async Task<Row> SubmittedAsync(this ApplicationsHost host, Guid call, string kind = "enterprise", string? organisation = null) =>
        await host.ByApplicantAsync(await host.DraftAsync(call, kind, organisation), "submit");

    public static async Task<Row> InCountyReviewAsync(this ApplicationsHost host, Guid call, string kind = "enterprise", string? organisation = null) =>
        await host.StepAsync(await host.SubmittedAsync(call, kind, organisation), County, "county-review");

    public static async Task<Row> RecommendedAsync(this ApplicationsHost host, Guid call, string kind = "enterprise", string? organisation = null) =>
        await host.StepAsync(await host.InCountyReviewAsync(call, kind, organisation), County, "recommend", Recommendation());

    /// <summary>No department has anything against it.</summary>
    public static async Task<Row> InEligibilityCheckAsync(this ApplicationsHost host, Guid call, string kind = "enterprise", string? organisation = null)
    {
        var row = await host.AskedAsync(call, kind, organisation);
        await host.DepartmentsAnswerAsync(row);
        return row;
    }

    public static async Task<Row> EligibleAsync(this ApplicationsHost host, Guid call, string kind = "enterprise", string? organisation = null)
    {
        var row = await host.InEligibilityCheckAsync(call, kind, organisation);
        return await host.StepAsync(row, Given.Officer, "eligible", new { opinion = "符合条件" });
    }

    /// <summary>Enterprises with these ranks, in that order.</summary>
    public static async Task<IReadOnlyList<Row>> RankedAsync(this ApplicationsHost host, Guid call, params int[] ranks)
    {
        var rows = new List<Row>();
        foreach (var _ in ranks)
        {
            rows.Add(await host.EligibleAsync(call));
        }

        await host.PublishAsync(ARanking(call, rows.Zip(ranks, (row, rank) => (row.Id, rank))));
        foreach (var row in rows)
        {
            await host.BecomesAsync(row.Id, "Ranked");
        }

        return await Task.WhenAll(rows.Select(host.ReadAsync));
    }

    public static EvaluationCompleted ARanking(Guid call, IEnumerable<(Guid Id, int Rank)> places, BaseKind kind = BaseKind.Enterprise) => new(
        Guid.CreateVersion7(), 1, call, kind, new string('a', 64), [.. places.Select(p => new RankedApplication(p.Id, p.Rank, 100m - p.Rank))]);

    public static Task BecomesAsync(this ApplicationsHost host, Guid id, string status) =>
        Eventually.EqualAsync(status, () => host.ReadAsync<string>($"SELECT status FROM application WHERE id = '{id}'"), $"status of {id}");

    public static async Task<Row> ReadAsync(this ApplicationsHost host, Row row)
    {
        using var officer = host.CreateClient(Given.Officer);
        var read = await officer.GetFromJsonAsync<Row>(new Uri($"/applications/{row.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        return read! with { Organisation = row.Organisation };
    }

    public static async Task<Decision> DecideAsync(this ApplicationsHost host, Guid call, string step, object? body = null, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Given.Officer);
        return await client.PostAsync<Decision>($"/calls/{call}/{step}", body);
    }

    public static Task<Decision> SelectAsync(this ApplicationsHost host, Guid call, int? places = null) =>
        host.DecideAsync(call, "selections", new { kind = "enterprise", places });
}
