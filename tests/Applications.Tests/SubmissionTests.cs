using System.Net;
using System.Net.Http.Json;
using Applications.Forms;
using Contracts;
using Contracts.Evaluation;
using Npgsql;
using Testing;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Checking and handing in, as applicants do it.</summary>
public sealed class SubmissionTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task A_draft_may_lack_things_is_told_all_of_them_and_is_not_taken()
    {
        var call = await host.AnOpenCallAsync();
        var organisation = Flow.NewOrganisation();
        using var applicant = host.CreateClient(Flow.Of(organisation));
        var draft = await applicant.PostAsync<Flow.Row>("/applications", new { callId = call, kind = "region", form = new { name = "名", area = Flow.Area, applicantName = "单位" } });

        var check = await applicant.GetFromJsonAsync<Check>(new Uri($"/applications/{draft.Id}/validation", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.False(check!.Complete);
        Assert.Equal(
            ["/answers", "/carrier", "/goals", "/milestones", "/narrative", "/ownFunding", "/payee", "/resources", "/targets", "/tasks"],
            check.Problems.Select(p => p.Pointer).Order());
        Assert.All(check.Problems, p => Assert.Equal("missing", p.Code));
        Assert.Contains(check.Problems, p => p is { Pointer: "/carrier", Detail: "Carrier is missing: give it.", DetailInChinese: "载体必填。" });
        Assert.Equal((HttpStatusCode.Conflict, "form-incomplete"), await host.TryStepAsync(draft, Flow.Of(organisation), "submit"));
    }

    [Fact]
    public async Task A_region_sees_both_averages_and_which_one_binds()
    {
        foreach (var (scope, year, value) in new[] { (ReferenceScope.City, 2016, 1.9m), (ReferenceScope.City, 2017, 2.1m), (ReferenceScope.Province, 2017, 1.3m) })
        {
            await host.PublishAsync(new ReferenceSeriesPublished(Guid.CreateVersion7(), 1, "average-rd-intensity", scope, year, value, "%", "统计公报"));
        }

        await Eventually.EqualAsync(3L, () => host.ReadAsync<long>("SELECT count(*) FROM reference_figure"), "figures");
        var draft = await host.DraftAsync(await host.AnOpenCallAsync(new { researchReference = "city" }), "region");
        using var applicant = host.CreateClient(Flow.Of(draft.Organisation));

        var check = await applicant.GetFromJsonAsync<Check>(new Uri($"/applications/{draft.Id}/validation", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(check!.Complete);
        Assert.Equal([new(ReferenceScope.City, 2017, 2.1m, true), new Figure(ReferenceScope.Province, 2017, 1.3m, false)], check.Comparisons);
    }

    [Fact]
    public async Task Nothing_is_taken_outside_the_window()
    {
        var closed = await host.APublishedCallAsync(); // opens in 2030
        var draft = await host.DraftAsync(closed);

        Assert.Equal((HttpStatusCode.Conflict, "call-not-open"), await host.TryStepAsync(draft, Flow.Of(draft.Organisation), "submit"));
    }

    [Fact]
    public async Task A_sealed_form_changes_neither_by_the_api_nor_in_the_database()
    {
        var row = await host.SubmittedAsync(await host.AnOpenCallAsync());

        Assert.Matches("^[0-9a-f]{64}$", row.FormHash);
        Assert.Equal(
            (HttpStatusCode.Conflict, "application-wrong-state"),
            await host.TryAsync(Flow.Of(row.Organisation), $"/applications/{row.Id}", Flow.Form(), row.Revision, "PUT"));
        foreach (var change in new[] { "form = '{}'", "form_hash = repeat('b', 64)", "form_hash = null, status = 'Draft'", "area = '130999'" })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
                host.ReadAsync<long>($"UPDATE application SET {change} WHERE id = '{row.Id}' RETURNING revision"));
            Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
        }
    }

    [Fact]
    public async Task What_a_county_returned_is_reopened_changed_and_sealed_anew()
    {
        var row = await host.InCountyReviewAsync(await host.AnOpenCallAsync());
        var first = row.FormHash;
        row = await host.StepAsync(row, Flow.County, "return", new { reason = "缺少附件" });
        row = await host.ByApplicantAsync(row, "reopen");
        Assert.Null(row.FormHash);
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(Flow.County, $"/applications/{row.Id}", method: "GET")).Status);

        var changed = await host.TryAsync(Flow.Of(row.Organisation), $"/applications/{row.Id}", Flow.Form(name: "改名基地"), row.Revision, "PUT");
        row = await host.ByApplicantAsync(row with { Revision = row.Revision + 1 }, "submit");

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(first, row.FormHash);
        Assert.Equal("改名基地", row.Name);
    }

    [Fact]
    public async Task An_applicant_and_an_officer_who_act_at_once_do_not_both_succeed()
    {
        var row = await host.SubmittedAsync(await host.AnOpenCallAsync());

        var answers = await Task.WhenAll(
            host.TryStepAsync(row, Flow.Of(row.Organisation), "withdraw", new { reason = "撤回" }),
            host.TryStepAsync(row, Flow.County, "county-review"),
            host.TryStepAsync(row, Flow.County with { Subject = "colleague" }, "county-review"));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed));
    }

    private sealed record Check(bool Complete, IReadOnlyList<FormProblem> Problems, IReadOnlyList<Figure> Comparisons);

    private sealed record Figure(ReferenceScope Scope, int Year, decimal Value, bool Binds);
}
