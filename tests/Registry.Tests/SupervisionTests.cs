using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Contracts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Evidence;
using Testing.Contract;

namespace Registry.Tests;

public sealed class SupervisionTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_report_gathers_targets_results_and_problems_of_its_year_under_the_three_headings()
    {
        var id = await host.ABaseAsync();
        var cycle = await host.AnOpenCycleAsync();
        await host.ActAsync<Given.IdRow>(Given.Builder, $"/evaluation-cycles/{cycle.Id}/reports", Given.ReportBody(id));
        await host.EvaluateAsync(cycle.Id, id, Grade.Outstanding);
        await host.WalkAsync(await host.ADifficultyAsync(id), "assign", "plan", "answer");
        await host.ADifficultyAsync(id);
        var published = await host.APublishedCaseAsync(id);
        await host.ActAsync<Given.IdRow>(Given.County, $"/cases/{published.Id}/uses", host.UseBody());
        await host.ActAsync<Given.IdRow>(Given.County, "/support-measures", host.MeasureBody(id));
        var now = await DraftAsync(host.Today().Year);
        var before = await DraftAsync(2018);

        var figures = before["figures"]!; // the cycle's year
        Assert.Equal("2.75", (string?)Line(figures)["reached"]);
        Assert.Equal((1, "outstanding"), ((int)figures["targets"]!["bases"]![0]!["reached"]!, (string)figures["targets"]!["bases"]![0]!["grade"]!));
        Assert.Equal("新增在孵企业41家。", (string?)figures["results"]!["achievements"]![0]!["text"]);
        Assert.Equal("融资渠道单一。", (string?)figures["problems"]!["problems"]![0]!["text"]);
        figures = now["figures"]!; // what happened today
        Assert.Equal((1, 1, 1), ((int)figures["results"]!["casesPublished"]!, (int)figures["results"]!["caseUses"]!, (int)figures["results"]!["difficultiesSolved"]!));
        Assert.Equal((1, "50000.00"), ((int)figures["results"]!["supportMeasures"]!, (string?)figures["results"]!["supportYuan"]));
        Assert.Equal(
            [(null, 1, 1), ("样例tax部门", 1, 0)],
            figures["problems"]!["departments"]!.AsArray().Select(d => ((string?)d!["name"], (int)d["raised"]!, (int)d["open"]!)));
        Assert.Equal(0, (int)before["figures"]!["results"]!["casesPublished"]!);
    }

    [Fact]
    public async Task The_document_is_a_valid_docx_with_the_three_headings_figures_and_words()
    {
        await host.ABaseAsync(); // so that there are tables
        var report = await DraftAsync(2019, new { targets = "总体良好。\n仍需努力。", results = "<b>成效</b>&显著", problems = (string?)null });
        using var client = host.CreateClient(Given.Officer);
        var bytes = await client.GetByteArrayAsync(new Uri($"/supervision-reports/{report["id"]}/document", UriKind.Relative), TestContext.Current.CancellationToken);

        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        var texts = document.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(p => p.InnerText).ToList();
        Assert.Equal(["一、目标任务完成情况", "二、取得成效", "三、存在的问题"], texts.Where(t => t.Length > 2 && t[1] == '、'));
        Assert.NotEmpty(document.MainDocumentPart.Document.Body.Descendants<Table>());
        Assert.Contains("仍需努力。", texts);
        Assert.Contains("<b>成效</b>&显著", texts); // text, whatever it looks like
        Assert.Contains(texts, t => t.Contains((string)report["sha256"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_final_report_is_made_final_by_a_colleague_and_its_hash_is_of_what_it_says()
    {
        var report = await DraftAsync(2020);
        var id = (Guid)report["id"]!;
        object document = new { documentNumber = "石发改督〔2020〕3号" };
        Assert.Equal((HttpStatusCode.Conflict, "same-person"), await host.TryActAsync(Given.Officer, $"/supervision-reports/{id}/finalise", document, 1));

        var final = await host.ActAsync<JsonNode>(Given.Colleague, $"/supervision-reports/{id}/finalise", document, 1);

        Assert.Equal("final", (string?)final["status"]);
        var content = await host.ReadAsync<string>($"SELECT content FROM supervision_report WHERE id = '{id}'");
        Assert.Equal((string)final["sha256"]!, Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Canonicalize(content))));
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt($"/supervision-reports/{id}", new { targets = "改" }, 2).ToRequest("PUT");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("report-wrong-state", (await Problem.ReadAsync(response))?.Code);
    }

    private Task<JsonNode> DraftAsync(int year, object? words = null) => host.ActAsync<JsonNode>(Given.Officer, "/supervision-reports", new { year, words });

    private static JsonNode Line(JsonNode figures) =>
        figures["targets"]!["bases"]![0]!["lines"]!.AsArray().Single(line => (string?)line!["code"] == "REG-T1")!;
}
