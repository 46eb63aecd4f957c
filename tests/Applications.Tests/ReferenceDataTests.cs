using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>Areas, industries and holidays come from officers' files, as a whole or not at all, and every version stays readable.</summary>
public sealed class ReferenceDataTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    public static string ShippedAreas => File.ReadAllText(Path.Combine(Shipped, "areas.csv"));

    private static string Shipped => Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Shijiazhuang");

    [Fact]
    public async Task The_shipped_lists_are_taken_with_either_languages_headings()
    {
        using var officer = host.CreateClient(Given.Officer);

        var areas = await ImportAsync(officer, "areas", ShippedAreas);
        var industries = await ImportAsync(officer, "industries", "\uFEFF" + await File.ReadAllTextAsync(Path.Combine(Shipped, "industries.csv"), TestContext.Current.CancellationToken));

        Assert.Equal((25, 8), (areas.Rows, industries.Rows));
        Assert.Equal("zone", await host.ReadAsync<string>(
            "SELECT e ->> 'group' FROM reference_list, jsonb_array_elements(entries) e WHERE e ->> 'code' = 'P13010'"));
    }

    [Fact]
    public async Task A_dry_run_says_of_every_row_what_is_wrong_and_changes_nothing()
    {
        using var officer = host.CreateClient(Given.Officer);
        await ImportAsync(officer, "industries", "code,name,group\nit,信息,leading\nold,旧产业,emerging");
        var before = await host.ReadAsync<long>("SELECT revision FROM reference_list WHERE name = 'industries'");

        var report = await ImportAsync(officer, "industries", "group,code,name,note\nleading,it,新一代信息技术,x\nleading,IT!,,x\nother,it,又一个,x", dryRun: true);

        Assert.Equal(
            ["3 code code-malformed", "3 name name-malformed", "4 code code-twice", "4 group group-unknown"],
            report.Errors.Select(e => $"{e.Row} {e.Column} {e.Code}").Order());
        Assert.Equal(before, await host.ReadAsync<long>("SELECT revision FROM reference_list WHERE name = 'industries'"));
    }

    [Fact]
    public async Task A_version_says_what_came_what_changed_and_what_went_and_the_one_before_stays_readable()
    {
        using var officer = host.CreateClient(Given.Officer);
        var first = await ImportAsync(officer, "industries", "code,name,group\na,甲,leading\nb,乙,leading");
        var second = await ImportAsync(officer, "industries", "code,name,group\na,甲甲,leading\nc,丙,emerging");

        Assert.Equal<string[]>([["c"], ["a"], ["b"]], [second.Added, second.Changed, second.Removed]);
        var old = await officer.GetFromJsonAsync<View>(
            new Uri($"/reference-lists/industries?version={first.Version}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(["a", "b"], old!.Entries.Select(e => e.Code));
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => host.ReadAsync<long>("DELETE FROM reference_list_version RETURNING number"));
        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_officers_who_import_at_once_one_after_another_counts_and_none_is_lost_in_silence()
    {
        var before = await host.ReadAsync<long>("SELECT coalesce(max(revision), 0) FROM reference_list WHERE name = 'industries'");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => host.TryAsync(
            Given.Officer, "/reference-lists/industries/imports", new { csv = $"code,name,group\ni{i},产业{i},leading", source = "同时导入" })));

        var taken = answers.Count(answer => answer.Status is HttpStatusCode.OK);
        Assert.InRange(taken, 1, 6);
        Assert.All(answers.Where(answer => answer.Status is not HttpStatusCode.OK), answer => Assert.Contains(answer.Code, new[] { "stale-etag", "already-exists" }));
        Assert.Equal(before + taken, await host.ReadAsync<long>("SELECT revision FROM reference_list WHERE name = 'industries'"));
        Assert.Equal(taken, await host.ReadAsync<long>("SELECT count(*) FROM reference_list_version WHERE source = '同时导入'"));
    }

    [Fact]
    public async Task A_form_names_industries_of_the_citys_plan()
    {
        using var officer = host.CreateClient(Given.Officer);
        await ImportAsync(officer, "industries", "code,name,group\nit,新一代信息技术,leading");
        var draft = await host.DraftAsync(await host.AnOpenCallAsync());
        using var applicant = host.CreateClient(Flow.Of(draft.Organisation));

        var (status, _) = await host.TryAsync(Flow.Of(draft.Organisation), $"/applications/{draft.Id}", new { industries = new[] { "it", "steel" } }, draft.Revision, "PATCH");
        var check = await applicant.GetFromJsonAsync<JsonNode>(new Uri($"/applications/{draft.Id}/validation", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, status);
        var problem = Assert.Single(check!["problems"]!.AsArray());
        Assert.Equal(("/industries/1", "industry-unknown"), ((string)problem!["pointer"]!, (string)problem["code"]!));
    }

    [Fact]
    public async Task An_area_from_which_somebody_applies_cannot_go()
    {
        var row = await host.DraftAsync(await host.AnOpenCallAsync());
        using var officer = host.CreateClient(Given.Officer);
        await ImportAsync(officer, "areas", ShippedAreas);
        var without = string.Join('\n', ShippedAreas.Split('\n').Where(line => !line.StartsWith(Flow.Area, StringComparison.Ordinal)));

        using var request = new Attempt("/reference-lists/areas/imports", new { csv = without, source = "区划调整" }).ToRequest("POST");
        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(Flow.Area, Assert.Single((await Problem.ReadAsync(response))!.Errors!).Detail, StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, row.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name,group\n甲,leading")]
    [InlineData("<xml/>")]
    public async Task A_file_that_is_none_changes_nothing(string csv)
    {
        using var officer = host.CreateClient(Given.Officer);
        using var request = new Attempt("/reference-lists/industries/imports", new { csv, source = "坏文件" }).ToRequest("POST");

        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(0, await host.ReadAsync<long>("SELECT count(*) FROM reference_list_version WHERE source = '坏文件'"));
    }

    [Fact]
    public async Task A_broken_file_is_refused_as_a_whole()
    {
        var answer = await host.TryAsync(Given.Officer, "/reference-lists/industries/imports", new { csv = "code,name,group\n\"unclosed,甲,leading", source = "坏文件" });

        Assert.Equal((HttpStatusCode.Conflict, "spreadsheet-unreadable"), answer);
    }

    [Fact]
    public async Task A_years_holidays_are_taken_whole_and_their_errors_are_told_by_row()
    {
        using var officer = host.CreateClient(Given.Officer);

        var bad = await officer.PostAsync<Year>("/calendars/imports", new { year = 2032, csv = "date,kind\n2032-10-01,off\n2031-10-01,off\n2032-10-04,work\n2032-10-01,off\nx,y", source = "通知", dryRun = true });
        var good = await officer.PostAsync<Year>("/calendars/imports", new { year = 2032, csv = "date,kind\n2032-10-01,off\n2032-10-09,work", source = "通知" });

        Assert.Equal(
            ["3 date-malformed", "4 no-weekend", "5 date-twice", "6 date-malformed", "6 kind-unknown"],
            bad.Errors.Select(e => $"{e.Row} {e.Code}").Distinct().Order());
        Assert.Equal<DateOnly>([new(2032, 10, 1), new(2032, 10, 9)], [.. good.Holidays, .. good.WorkingWeekends]);
        Assert.Equal(1, good.Version);
        Assert.Equal(1, await host.ReadAsync<long>("SELECT count(*) FROM year_calendar WHERE year = 2032"));
    }

    private static Task<Report> ImportAsync(HttpClient officer, string list, string csv, bool dryRun = false) =>
        officer.PostAsync<Report>($"/reference-lists/{list}/imports", new { csv, source = "石政发〔2017〕1号", dryRun });

    public sealed record Report(long Version, int Rows, string[] Added, string[] Changed, string[] Removed, RowError[] Errors);

    public sealed record RowError(int Row, string Column, string Code);

    private sealed record Entry(string Code, string Name, string Group);

    private sealed record View(long Revision, Entry[] Entries);

    private sealed record Year(long Version, DateOnly[] Holidays, DateOnly[] WorkingWeekends, RowError[] Errors);
}
