using System.Net;
using System.Net.Http.Json;
using Contracts;
using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

public sealed class PlanReportTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task What_a_builder_reports_counts_once_its_county_has_accepted_it()
    {
        var id = await host.APlannedBaseAsync();
        var period = await host.AnEndedPeriodAsync();
        var submitted = (await host.ReportStepAsync(await host.ReportOfAsync(period, id), "submit", host.PlanReportBody(period, first: 100))).Row!;

        Assert.Equal(0, (await host.ReadPlanAsync(id)).Standing.Progress);
        var accepted = await host.ReportStepAsync(submitted, "accept", new { opinion = "属实。" });

        Assert.Equal("accepted", accepted.Row!.Status);
        var plan = await host.ReadPlanAsync(id);
        Assert.Equal((55, 1), (plan.Standing.Progress, plan.Standing.Done)); // 100 and 10 per cent of two tasks
        Assert.Equal(("done", 100, host.Today().AddDays(-3)), (plan.Steps[0].Status, plan.Steps[0].Progress, plan.Steps[0].CompletedOn));
        Assert.Equal("样企发〔2027〕3号", Assert.Single(plan.Steps[0].Evidence).Reference);
        Assert.Equal("1200000.00", Assert.Single(plan.Funds.Years, y => y.Year == period.Year).Invested.Value);
        Assert.Equal([("ENT-T1", "reached"), ("OWN-1", "not-yet")], (await IndicatorsAsync(id)).Select(r => (r.Code, r.Outcome)));
    }

    [Fact]
    public async Task All_that_a_report_lacks_is_said_at_once()
    {
        var id = await host.APlannedBaseAsync();
        var period = await AYearsEndAsync();
        var report = await host.ReportOfAsync(period, id);
        using var client = host.CreateClient(Given.Builder);
        using var request = new Attempt($"/plan-reports/{report.Id}/submit", new
        {
            steps = new object[]
            {
                new { code = "ENT-K1.1", progress = 100, completedOn = host.Today().AddDays(1) }, new { code = "ENT-K2.1", progress = 100 },
                new { code = "ENT-K2.1", progress = 10 }, new { code = "NONE", progress = 1 },
            },
            evidence = new[] { new { stepCode = "M01", title = "照片", reference = "无" } },
            figures = new[] { new { code = "OWN-1", year = period.Year + 1, value = 1m }, new { code = "REG-T1", year = period.Year, value = 1m } },
            achievements = "无。", problems = "无。",
        }, report.Revision).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(
            [
                "/evidence", "/evidence", "/evidence/0/stepCode", // two steps are done without proof
                "/figures", "/figures", "/figures/0/year", "/figures/1/code", // a year has ended without ENT-T1 and OWN-1
                "/steps", "/steps", "/steps/0/completedOn", "/steps/1/completedOn", "/steps/2/code", "/steps/3/code", // M01 and M02 are missing
            ],
            (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order(StringComparer.Ordinal));
        Assert.Equal("expected", (await host.ReportOfAsync(period, id)).Status);
    }

    [Fact]
    public async Task A_report_is_handed_in_once_and_not_before_its_period_ends()
    {
        var id = await host.APlannedBaseAsync();
        var period = await host.AnEndedPeriodAsync();
        var report = await host.ReportOfAsync(period, id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.ReportStepAsync(report, "submit", host.PlanReportBody(period))));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status is HttpStatusCode.PreconditionFailed));
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((HttpStatusCode.Conflict, "period-opened"), await officer.TryPostAsync("/reporting-periods", new { year = period.Year, part = period.Part }));
        var running = await officer.PostAsync<Given.PeriodRow>("/reporting-periods", new { year = period.Year + 2, part = "h1" });
        var early = await host.ReportStepAsync(await host.ReportOfAsync(running, id), "submit", host.PlanReportBody(running));
        Assert.Equal((HttpStatusCode.Conflict, "period-running"), (early.Status, early.Code));
    }

    [Fact]
    public async Task A_returned_report_is_corrected_and_an_accepted_one_never_changes()
    {
        var id = await host.APlannedBaseAsync();
        var period = await host.AnEndedPeriodAsync();
        var submitted = (await host.ReportStepAsync(await host.ReportOfAsync(period, id), "submit", host.PlanReportBody(period, first: 90))).Row!;

        var returned = (await host.ReportStepAsync(submitted, "return", new { reason = "进度与现场不符" })).Row!;
        Assert.Equal("returned", returned.Status);
        Assert.True(returned.DueOn >= host.Today().AddDays(5)); // five working days
        var corrected = (await host.ReportStepAsync(returned, "submit", host.PlanReportBody(period, first: 40))).Row!;
        var accepted = (await host.ReportStepAsync(corrected, "accept", new { opinion = "属实。" })).Row!;

        Assert.Equal(40, (await host.ReadPlanAsync(id)).Steps[0].Progress);
        foreach (var (step, body) in new[] { ("submit", host.PlanReportBody(period)), ("return", new { reason = "再看" }), ("accept", new { opinion = "再次" }) })
        {
            var refused = await host.ReportStepAsync(accepted, step, body);
            Assert.Equal((HttpStatusCode.Conflict, "plan-report-wrong-state"), (refused.Status, refused.Code));
        }
    }

    [Fact]
    public async Task Reports_that_are_accepted_in_another_order_come_to_the_same_end()
    {
        var id = await host.APlannedBaseAsync();
        var earlier = await host.AnEndedPeriodAsync(60);
        var first = (await host.ReportStepAsync(await host.ReportOfAsync(earlier, id), "submit", host.PlanReportBody(earlier, first: 20, platforms: 0m))).Row!;
        var later = await host.AnEndedPeriodAsync(60);
        var second = (await host.ReportStepAsync(await host.ReportOfAsync(later, id), "submit", host.PlanReportBody(later, first: 70, platforms: 2m))).Row!;

        await host.ReportStepAsync(second, "accept", new { opinion = "属实。" });
        await host.ReportStepAsync(first, "accept", new { opinion = "补核属实。" });

        Assert.Equal(70, (await host.ReadPlanAsync(id)).Steps[0].Progress);
        Assert.Equal(2m, (await IndicatorsAsync(id)).Single(r => r.Code == "ENT-T1" && r.Year == later.Year).Actual);
    }

    [Fact]
    public async Task Nobody_accepts_an_own_report_and_a_county_none_of_its_own_region()
    {
        var (region, enterprise) = (await host.APlannedBaseAsync(kind: BaseKind.Region), await host.APlannedBaseAsync());
        var period = await host.AnEndedPeriodAsync();
        var body = WithRegionsFigures(host.PlanReportBody(period), period);
        var ofRegion = (await host.ReportStepAsync(await host.ReportOfAsync(period, region), "submit", body)).Row!;
        var both = Principal.Person(Role.Applicant, organisation: Given.BuilderCode, subject: "both");
        var ofEnterprise = (await host.ReportStepAsync(await host.ReportOfAsync(period, enterprise), "submit", host.PlanReportBody(period), both)).Row!;
        var opinion = new { opinion = "属实。" };

        var own = await host.ReportStepAsync(ofRegion, "accept", opinion);
        Assert.Equal((HttpStatusCode.Conflict, "own-region"), (own.Status, own.Code));
        Assert.Equal(HttpStatusCode.OK, (await host.ReportStepAsync(ofRegion, "accept", opinion, Given.Officer)).Status);
        var same = await host.ReportStepAsync(ofEnterprise, "accept", opinion, Principal.Person(Role.CountyOfficer, area: "130102", subject: "both"));
        Assert.Equal((HttpStatusCode.Conflict, "same-person"), (same.Status, same.Code));
        var other = await host.ReportStepAsync(ofEnterprise, "accept", opinion, Principal.Person(Role.CountyOfficer, area: "130104"));
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    [Fact]
    public async Task A_step_that_was_not_done_after_all_is_opened_again_and_no_date_of_a_done_one_moves()
    {
        var id = await host.APlannedBaseAsync();
        var period = await host.AnEndedPeriodAsync();
        await host.AnAcceptedReportAsync(period, id, host.PlanReportBody(period, first: 100));
        var plan = await host.ReadPlanAsync(id);
        using var officer = host.CreateClient(Given.Officer);
        var path = $"/bases/{id}/plan/steps/ENT-K1.1";

        Assert.Equal((HttpStatusCode.Conflict, "step-done"), await officer.TryPostAsync($"{path}/reschedule", new { dueOn = host.Today().AddDays(90), reason = "延期" }, plan.Revision));
        var reopened = await officer.PostAsync<Given.PlanRow>($"{path}/reopen", new { progress = 80, reason = "督导发现未完成" }, plan.Revision);
        Assert.Equal(("in-progress", 80, null), (reopened.Steps[0].Status, reopened.Steps[0].Progress, reopened.Steps[0].CompletedOn));
        Assert.Equal((HttpStatusCode.Conflict, "step-not-done"), await officer.TryPostAsync($"{path}/reopen", new { progress = 70, reason = "再查" }, reopened.Revision));
    }

    private async Task<Given.PeriodRow> AYearsEndAsync()
    {
        Given.PeriodRow period;
        do
        {
            period = await host.AnEndedPeriodAsync();
        }
        while (period.To.Month != 12);

        return period;
    }

    private async Task<IReadOnlyList<ResultRow>> IndicatorsAsync(Guid id)
    {
        using var client = host.CreateClient(Given.County);
        return (await client.GetFromJsonAsync<IndicatorRows>(new Uri($"/bases/{id}/indicators", UriKind.Relative), TestContext.Current.CancellationToken))!.Results;
    }

    private static System.Text.Json.Nodes.JsonNode WithRegionsFigures(object body, Given.PeriodRow period)
    {
        var json = System.Text.Json.JsonSerializer.SerializeToNode(body, System.Text.Json.JsonSerializerOptions.Web)!;
        json["figures"] = new System.Text.Json.Nodes.JsonArray(
            [.. new[] { "REG-T1", "REG-T2", "REG-T3", "REG-T4", "OWN-1" }.Select(code => new System.Text.Json.Nodes.JsonObject { ["code"] = code, ["year"] = period.Year, ["value"] = 30 })]);
        return json;
    }

    private sealed record IndicatorRows(IReadOnlyList<ResultRow> Results);

    private sealed record ResultRow(string Code, int Year, decimal? Actual, string Outcome);
}
