using System.Text.Json.Nodes;
using Contracts;
using Contracts.Applications;
using Npgsql;
using Testing.Contract;

namespace Evaluation.Tests;

/// <summary>Reference series: imported, corrected by the next version, and kept as they were judged by (R39, R131).</summary>
public sealed class FigureTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task A_correction_is_the_next_version_every_version_stays_and_the_others_are_told()
    {
        using var officer = host.CreateClient(Given.Officer);
        var figure = await PublishAsync(officer, Given.NewName("series"), 1.25m);
        var path = $"/reference-series/{figure.Id()}";
        var right = new { value = 1.3m, source = "统计年鉴2018", reason = "公报有误" };

        var answers = await Task.WhenAll(officer.TryAsync("POST", $"{path}/corrections", right, 1), officer.TryAsync("POST", $"{path}/corrections", right, 1));

        Assert.Equal([200, 412], answers.Select(a => a.Status).Order());
        Assert.Equal((409, "nothing-corrected"), await officer.TryAsync("POST", $"{path}/corrections", right, 2));
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", $"{path}/corrections", right with { value = 1.30000001m }, 2));
        var versions = (await officer.SendAsync("GET", $"{path}/versions"))["items"]!.AsArray();
        Assert.Equal([(1.25m, null), (1.3m, "公报有误")], versions.Select(v => ((decimal)v!["value"]!, (string?)v["correction"])));
        Assert.Equal(2, await host.EventsAsync(figure.Id(), "reference-series-published"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(
            () => host.ReadAsync<int>($"UPDATE reference_figure_version SET value = 0 WHERE figure_id = '{figure.Id()}' RETURNING 1"))).SqlState);
    }

    [Fact]
    public async Task A_judged_sheet_keeps_the_figure_it_was_judged_by_and_shows_its_working()
    {
        using var officer = host.CreateClient(Given.Officer);
        var series = await PublishAsync(officer, "average-rd-intensity", 1.25m);
        await PublishAsync(officer, "average-rd-intensity", 2.05m, "city");
        var round = await host.RoundAsync(BaseKind.Region, experts: 1);
        await host.ExpertsAsync(1);
        var application = await host.ExaminationAsync(round, answers: [new("REG-5.1", null, null, 1.9m, null), new("REG-5.2", null, null, 21.4m, 20.4m)]);
        await host.AssignAsync(round);
        var (id, expert) = (await host.ReviewsAsync(application)).Single();
        await host.LockedReviewAsync(id, expert);

        await officer.SendAsync("POST", $"/reference-series/{series.Id()}/corrections", new { value = 1.95m, source = "统计年鉴", reason = "公报有误" }, 1);

        var figures = (await officer.SendAsync("GET", $"/reviews/{id}"))["sheet"]!["figures"]!.AsArray();
        var judged = figures[0]!;
        Assert.True((bool)judged["satisfied"]!);
        Assert.Equal(("value > reference", "1.9 > 1.25", "本年数(1.9%) 高于 2017年全省参考数(1.25%):满足"), WorkingOf(judged));
        var readings = judged["readings"]!.AsArray();
        Assert.Equal([("city", false, false), ("province", true, true)], readings.Select(r => ((string)r!["scope"]!, (bool)r["satisfied"]!, (bool)r["binding"]!)));
        Assert.Equal("本年数(1.9%) 高于 2017年全市参考数(2.05%):不满足", WorkingOf(readings[0]!).Words);
        Assert.Equal((series.Id().ToString(), 1), ((string)readings[1]!["figureId"]!, (int)readings[1]!["figureVersion"]!));
        Assert.Equal("21.4 - 20.4 >= 1", WorkingOf(figures[1]!).Numbers);

        // Opened again for another item it keeps the figure; opened again for this one it is judged by the correction.
        Assert.True(await SatisfiedAfterReopeningAsync(id, expert, "REG-1.1"));
        Assert.False(await SatisfiedAfterReopeningAsync(id, expert, "REG-5.1"));
    }

    [Theory]
    [InlineData("code,scope,year,value,unit,source")]
    [InlineData("\uFEFF指标,范围,年份,数值,单位,来源")]
    public async Task A_file_is_taken_whole_and_again_changes_nothing(string headings)
    {
        using var officer = host.CreateClient(Given.Officer);
        var name = Given.NewName("series");
        var csv = $"{headings}\r\n{name},city,2016,1.5,%,公报\r\n\r\n{name},全省,2016,1.25,%,\"公报,第2页\"\r\n";

        Assert.Equal((2, 0, 0), Counts(await officer.SendAsync("POST", "/reference-series/imports", new { csv, dryRun = true })));
        Assert.Equal(0, await CountAsync(name));
        Assert.Equal((2, 0, 0), Counts(await officer.SendAsync("POST", "/reference-series/imports", new { csv })));
        Assert.Equal((0, 0, 2), Counts(await officer.SendAsync("POST", "/reference-series/imports", new { csv })));
        Assert.Equal(2, await CountAsync(name));
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", "/reference-series/imports", new { csv = csv.Replace("1.5", "1.6", StringComparison.Ordinal) }));
        Assert.Equal((0, 1, 1), Counts(await officer.SendAsync(
            "POST", "/reference-series/imports", new { csv = csv.Replace("1.5", "1.6", StringComparison.Ordinal), reason = "公报更正" })));
    }

    [Fact]
    public async Task Every_error_of_a_file_is_said_at_once_and_nothing_is_taken()
    {
        using var officer = host.CreateClient(Given.Officer);
        var name = Given.NewName("series");
        var csv = $"code,scope,year,value,unit,source\n{name},city,2016,1.5,%,公报\nA B,town,19x,one,,\n{name},city,2016,1.5,%,公报\n{name},city,1999,0.1234567,%,公报\n";

        var errors = await ErrorsAsync(officer, new { csv });
        Assert.All(new[] { "Row 3, code", "Row 3, scope", "Row 3, year", "Row 3, value", "Row 3, unit", "Row 3, source", "Row 4", "Row 5, year" },
            start => Assert.Contains(errors, e => e.Detail.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
        var rows = new[] { new { code = name, scope = "city", year = 2016, value = 1m, unit = "%", source = "公报" }, new { code = name, scope = "city", year = 2016, value = 1m, unit = "%", source = "公报" } };
        Assert.Equal("/figures/1", Assert.Single(await ErrorsAsync(officer, new { figures = rows })).Pointer);
        Assert.Equal("/csv", Assert.Single(await ErrorsAsync(officer, new { csv = "code,scope,year,value,unit" })).Pointer);
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("POST", "/reference-series/imports", new { csv, figures = rows }));
        Assert.Equal(0, await CountAsync(name));
    }

    [Fact]
    public async Task Two_who_import_the_same_at_once_publish_it_once()
    {
        using var officer = host.CreateClient(Given.Officer);
        var name = Given.NewName("series");
        var figures = new[] { new { code = name, scope = "city", year = 2016, value = 1m, unit = "%", source = "公报" } };

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.SendAsync("POST", "/reference-series/imports", new { figures })));

        Assert.Equal(1, reports.Sum(r => (int)r["added"]!));
        Assert.Equal(1, await CountAsync(name));
    }

    private async Task<bool> SatisfiedAfterReopeningAsync(Guid id, string expert, string item)
    {
        using var officer = host.CreateClient(Given.Officer);
        using var client = host.CreateClient(Given.Person(expert));
        await officer.StepAsync($"/reviews/{id}", "reopen", new { reason = "参考数更正", items = new[] { item } });
        await client.StepAsync($"/reviews/{id}", "submit");
        return (bool)(await client.StepAsync($"/reviews/{id}", "lock"))["sheet"]!["figures"]![0]!["satisfied"]!;
    }

    private static Task<JsonNode> PublishAsync(HttpClient officer, string code, decimal value, string scope = "province") =>
        officer.SendAsync("POST", "/reference-series", new { code, scope, year = 2017, value, unit = "%", source = "统计公报" });

    private static async Task<IReadOnlyList<ServiceDefaults.Http.FieldError>> ErrorsAsync(HttpClient officer, object body)
    {
        using var request = new Attempt("/reference-series/imports", body).ToRequest("POST");
        using var response = await officer.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await Problem.ReadAsync(response);
        Assert.Equal((422, "invalid-body"), (problem!.Status, problem.Code));
        return problem.Errors!;
    }

    private static (string Rule, string Numbers, string Words) WorkingOf(JsonNode judged) =>
        ((string)judged["working"]!["rule"]!, (string)judged["working"]!["numbers"]!, (string)judged["working"]!["words"]!);

    private static (int Added, int Corrected, int Unchanged) Counts(JsonNode report) => ((int)report["added"]!, (int)report["corrected"]!, (int)report["unchanged"]!);

    private Task<long> CountAsync(string code) => host.ReadAsync<long>($"SELECT count(*) FROM reference_figure WHERE code = '{code}'");
}
