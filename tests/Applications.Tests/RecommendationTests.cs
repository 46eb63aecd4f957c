using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Applications.Tests;

/// <summary>A county recommends by its promotion body, check list and letter, one or many at a time.</summary>
public sealed class RecommendationTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly object Reason = new { reason = "请补充" };

    [Fact]
    public async Task Without_a_promotion_body_nothing_is_recommended()
    {
        var area = Flow.NewArea();
        var county = Principal.Person(Role.CountyOfficer, area: area);
        var call = await host.AnOpenCallAsync();
        var organisation = Flow.NewOrganisation();
        using var applicant = host.CreateClient(Flow.Of(organisation));
        var draft = await applicant.PostAsync<Flow.Row>("/applications", Flow.BodyFrom(call, area)) with { Organisation = organisation };
        var row = await host.StepAsync(await host.ByApplicantAsync(draft, "submit"), county, "county-review");

        Assert.Equal((HttpStatusCode.Conflict, "promotion-body-missing"), await host.TryStepAsync(row, county, "recommend", Flow.Recommendation()));
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(Flow.County, "/promotion-bodies", Flow.Body(area))).Status);
        Assert.Equal(HttpStatusCode.Created, (await host.TryAsync(county, "/promotion-bodies", Flow.Body(area))).Status);
        Assert.Equal((HttpStatusCode.Conflict, "promotion-body-exists"), await host.TryAsync(Given.Officer, "/promotion-bodies", Flow.Body(area)));
        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(row, county, "recommend", Flow.Recommendation())).Status);
    }

    [Fact]
    public async Task A_body_that_many_record_at_once_is_recorded_once()
    {
        var area = Flow.NewArea();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => host.TryAsync(Given.Officer with { Subject = $"officer-{i}" }, "/promotion-bodies", Flow.Body(area))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Equal(3, answers.Count(a => a == (HttpStatusCode.Conflict, "promotion-body-exists")));
    }

    [Fact]
    public async Task Check_list_letter_and_opinion_stand_in_the_application()
    {
        var row = await host.InCountyReviewAsync(await host.AnOpenCallAsync());

        Assert.Equal((HttpStatusCode.Conflict, "check-list-incomplete"), await host.TryStepAsync(row, Flow.County, "recommend", Flow.Recommendation(null, ("facts-verified", true))));
        await host.StepAsync(row, Flow.County, "recommend", Flow.Recommendation());
        using var officer = host.CreateClient(Given.Officer);
        var view = await officer.GetFromJsonAsync<JsonElement>(new Uri($"/applications/{row.Id}", UriKind.Relative), TestContext.Current.CancellationToken);

        var recommendation = view.GetProperty("recommendation");
        Assert.Equal("长发改〔2018〕7号", recommendation.GetProperty("letterNumber").GetString());
        Assert.Equal(6, recommendation.GetProperty("checks").GetArrayLength());
        Assert.False(view.GetProperty("ownRegion").GetBoolean());
    }

    [Fact]
    public async Task A_county_office_that_applies_is_found_out_by_the_record_of_its_organisations()
    {
        var (area, organisation) = (Flow.NewArea(), Flow.NewOrganisation());
        var county = Principal.Person(Role.CountyOfficer, area: area);
        Assert.Equal(HttpStatusCode.Created, (await host.TryAsync(county, "/promotion-bodies", new { area, particulars = Flow.Particulars(organisation) })).Status);
        using var applicant = host.CreateClient(Flow.Of(organisation));
        var draft = await applicant.PostAsync<Flow.Row>("/applications", Flow.BodyFrom(await host.AnOpenCallAsync(), area));
        var row = await host.ByApplicantAsync(draft with { Organisation = organisation }, "submit");
        row = await host.StepAsync(await host.StepAsync(row, county, "county-review"), county, "recommend", Flow.Recommendation());
        row = await host.StepAsync(row, Given.Officer, "eligibility-check");
        await host.DepartmentsAnswerAsync(row);

        Assert.Equal((HttpStatusCode.Conflict, "independent-check-missing"), await host.TryStepAsync(row, Given.Officer, "eligible", new { opinion = "符合" }));
        row = await host.StepAsync(row, Given.Officer, "independent-check", new { opinion = "核查" });
        Assert.Equal((HttpStatusCode.Conflict, "same-person"), await host.TryStepAsync(row, Given.Officer, "eligible", new { opinion = "符合" }));
        Assert.Equal(HttpStatusCode.OK, (await host.TryStepAsync(row, Given.Officer with { Subject = "colleague" }, "eligible", new { opinion = "符合" })).Status);
    }

    [Fact]
    public async Task One_bad_item_stops_no_other_and_nothing_is_done_twice()
    {
        var call = await host.AnOpenCallAsync(new { quotas = new[] { new { area = Flow.Area, kind = "enterprise", count = 2 } } });
        var rows = new List<Flow.Row>();
        for (var i = 0; i < 4; i++)
        {
            rows.Add(await host.InCountyReviewAsync(call));
        }

        object Item(Guid id, long revision, object recommendation) => new { applicationId = id, revision, recommendation };
        var body = new
        {
            items = new[]
            {
                Item(rows[0].Id, rows[0].Revision, Flow.Recommendation()), Item(Guid.CreateVersion7(), 1, Flow.Recommendation()),
                Item(rows[1].Id, rows[1].Revision + 7, Flow.Recommendation()), Item(rows[2].Id, rows[2].Revision, Flow.Recommendation(null, ("facts-verified", false))),
                Item(rows[1].Id, rows[1].Revision, Flow.Recommendation(rank: 1)), Item(rows[3].Id, rows[3].Revision, Flow.Recommendation()),
            },
        };
        var key = Guid.CreateVersion7().ToString();

        var answers = await BulkAsync("recommend", body, key);
        var again = await BulkAsync("recommend", body, key);

        Assert.Equal([null, "not-found", "stale-etag", "check-list-incomplete", null, "quota-exhausted"], answers.Items.Select(i => i.Code));
        Assert.Equal([200, 404, 412, 409, 200, 409], answers.Items.Select(i => (int)i.Status));
        Assert.Equal(answers.Items, again.Items);
        Assert.Equal($"{rows[1].Id},{rows[0].Id}", await host.ReadAsync<string>($"SELECT array_to_string(applications, ',') FROM county_list WHERE call_id = '{call}'"));
        Assert.Equal(2L, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE action = 'application-recommended' AND aggregate_id IN ('{rows[0].Id}', '{rows[1].Id}')"));
        var later = await BulkAsync("recommend", body, Guid.CreateVersion7().ToString());
        Assert.DoesNotContain(later.Items, i => i.Done);
    }

    [Fact]
    public async Task Many_are_returned_at_once_but_none_of_another_county()
    {
        var call = await host.AnOpenCallAsync();
        var (a, b) = (await host.InCountyReviewAsync(call), await host.SubmittedAsync(call));
        var body = new { items = new[] { a, b }.Select(r => new { applicationId = r.Id, revision = r.Revision, @return = Reason }).ToArray() };
        using var stranger = host.CreateClient(Principal.Person(Role.CountyOfficer, area: "130104"));

        var theirs = await stranger.PostAsync<Flow.Many>("/applications/bulk/return", body);
        var ours = await BulkAsync("return", body, Guid.CreateVersion7().ToString());

        Assert.All(theirs.Items, i => Assert.Equal("not-found", i.Code));
        Assert.Equal([null, "application-wrong-state"], ours.Items.Select(i => i.Code));
        Assert.Equal("returned", (await host.ReadAsync(a)).Status);
    }

    private async Task<Flow.Many> BulkAsync(string what, object body, string key)
    {
        using var county = host.CreateClient(Flow.County);
        using var request = new Attempt($"/applications/bulk/{what}", body).ToRequest("POST");
        request.Headers.Remove("Idempotency-Key");
        request.Headers.Add("Idempotency-Key", key);
        using var response = await county.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<Flow.Many>(TestContext.Current.CancellationToken))!;
    }
}
