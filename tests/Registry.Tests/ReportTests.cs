using System.Net;
using System.Net.Http.Json;
using Contracts;
using ServiceDefaults.Authentication;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

public sealed class ReportTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_builder_reports_once_with_the_targets_beside_what_was_reached()
    {
        var (id, path) = await ABaseInACycleAsync();
        using var client = host.CreateClient(Given.Builder);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.TryPostAsync(path, Given.ReportBody(id))));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer == (HttpStatusCode.Conflict, "already-reported")));
        var report = Assert.Single((await client.GetFromJsonAsync<Given.Rows<ReportRow>>(
            new Uri($"{path}?limit=200", UriKind.Relative), TestContext.Current.CancellationToken))!.Items, r => r.BaseId == id);
        Assert.Equal(["REG-T1 研发投入强度 2.75/2.5 %", "OWN-1 在孵企业 41/60 家"], report.Figures.Select(f => $"{f.Code} {f.Name} {f.Reached}/{f.Target} {f.Unit}"));
        Assert.Equal(1, await host.EventsAsync(report.Id, "base-progress-reported"));
    }

    [Fact]
    public async Task Every_target_is_reported_once_and_nothing_else()
    {
        var (id, path) = await ABaseInACycleAsync();
        using var client = host.CreateClient(Given.Builder);
        using var request = new Attempt(path, new
        {
            baseId = id,
            figures = new[] { new { code = "OWN-1", reached = 1m }, new { code = "OWN-1", reached = 2m }, new { code = "NONE", reached = 3m } },
            achievements = "无。无。",
            problems = "无",
        }).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(["/figures", "/figures/1/code", "/figures/2/code"], (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order());
    }

    [Fact]
    public async Task A_builder_reports_for_its_own_base_in_a_cycle_that_evaluates_it()
    {
        var (id, path) = await ABaseInACycleAsync();
        var outside = await host.ABaseAsync();
        using var stranger = host.CreateClient(Given.Stranger);
        using var client = host.CreateClient(Given.Builder);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.TryPostAsync(path, Given.ReportBody(id))).Status);
        Assert.Equal((HttpStatusCode.Conflict, "base-not-in-cycle"), await client.TryPostAsync(path, Given.ReportBody(outside)));
        Assert.Equal(HttpStatusCode.NotFound, (await client.TryPostAsync(path, Given.ReportBody(Guid.CreateVersion7()))).Status);
    }

    [Fact]
    public async Task A_report_after_the_grade_is_too_late()
    {
        var (id, path) = await ABaseInACycleAsync();
        await host.EvaluateAsync(Guid.Parse(path.Split('/')[2]), id, Grade.Good);
        using var client = host.CreateClient(Given.Builder);

        Assert.Equal((HttpStatusCode.Conflict, "report-too-late"), await client.TryPostAsync(path, Given.ReportBody(id)));
    }

    [Theory]
    [InlineData("91130100MAEWA0014Q", 1)]
    [InlineData("91130100MAEWA0022K", 0)]
    public async Task The_commissioned_evaluator_reads_the_reports_and_no_other_evaluator(string organisation, int seen)
    {
        var (id, path) = await ABaseInACycleAsync();
        using var client = host.CreateClient(Given.Builder);
        await client.PostAsync<ReportRow>(path, Given.ReportBody(id));
        using var evaluator = host.CreateClient(Principal.Person(Role.Evaluator, organisation: organisation));

        var page = await evaluator.GetFromJsonAsync<Given.Rows<ReportRow>>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(seen, page!.Items.Count(r => r.BaseId == id));
    }

    private async Task<(Guid Id, string Path)> ABaseInACycleAsync()
    {
        var id = await host.ABaseAsync();
        return (id, $"/evaluation-cycles/{(await host.AnOpenCycleAsync()).Id}/reports");
    }

    private sealed record ReportRow(Guid Id, Guid BaseId, IReadOnlyList<FigureRow> Figures);

    private sealed record FigureRow(string Code, string Name, decimal Target, decimal Reached, string Unit);
}
