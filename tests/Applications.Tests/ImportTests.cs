using System.IO.Compression;
using System.Net;
using System.Text;
using Applications.Lists.Import;
using Applications.Spreadsheets;
using ServiceDefaults.Spreadsheets;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Applications.Tests;

/// <summary>A county's recommendations from a spreadsheet.</summary>
public sealed class ImportTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private const string Path = "/applications/recommendation-imports";
    private const string Headings = "申报编号,结论,意见,版本,推荐函文号,申报材料齐全、规范,申报内容与实际情况相符,建设主体及载体在本辖区,无严重失信和重大安全、环保事故\r\n";
    private const string Letter = ",样例推荐〔2018〕1号,是,是,是,是\r\n";

    private static readonly string[] CheckHeadings = [.. RecommendationSheet.Points.Select(point => point.Heading).Take(4)];

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("xlsx")]
    public async Task All_rows_are_taken_as_by_hand_and_the_same_file_again_does_nothing(string form)
    {
        var call = await host.AnOpenCallAsync();
        var rows = await Task.WhenAll(host.SubmittedAsync(call), host.InCountyReviewAsync(call), host.SubmittedAsync(call));
        var numbers = await Task.WhenAll(rows.Select(NumberAsync));
        string[][] sheet = 
        [
            ["结论", "申报编号", "意见", "推荐函文号", .. CheckHeadings], ["推荐", numbers[0], "同意,推荐", "样例推荐〔2018〕1号", "是", "是", "是", "是"], [],
            ["退回", numbers[1], "材料不全"], ["不予推荐", numbers[2], "不符合"],
        ];
        var file = form == "xlsx" ? await XlsxAsync(sheet) : Csv(sheet, form);

        var first = await ImportAsync(file);
        var again = await ImportAsync(file);

        Assert.Equal((1, 1, 1), (first.Outcome.Recommended, first.Outcome.Returned, first.Outcome.NotRecommended));
        Assert.Equal((first.ImportId, true, first.Outcome), (again.ImportId, again.TakenBefore, again.Outcome));
        Assert.Equal(["Recommended", "Returned", "NotRecommended"], await Task.WhenAll(rows.Select(StatusAsync)));
        Assert.Equal(["county-review-begun", "application-recommended"], await ActionsAsync(rows[0].Id, 2));
        Assert.Equal("同意,推荐", await host.ReadAsync<string>($"SELECT reason FROM audit WHERE aggregate_id = '{rows[0].Id}' AND action = 'application-recommended'"));
    }

    [Fact]
    public async Task A_dry_run_tells_every_error_and_neither_it_nor_a_run_with_errors_changes_anything()
    {
        var call = await host.AnOpenCallAsync();
        var (good, gone) = (await host.SubmittedAsync(call), await host.RecommendedAsync(call));
        var (other, unsure) = (await NumberAsync(await host.SubmittedAsync(call)), await NumberAsync(await host.SubmittedAsync(call)));
        var (number, late) = (await NumberAsync(good), await NumberAsync(gone));
        var file = Encoding.UTF8.GetBytes(
            Headings + $"{number},推荐,同意,{Letter}{number},推荐,同意,{Letter}2018-ENT-999999999,推荐,同意,{Letter}{late},推荐,同意,{Letter}{late}0,也许,,x,\r\n,推荐,同意,{Letter}"
            + $"{other},推荐,同意,,,是,否,,也许\r\n{unsure},推荐,同意,,函,是,是,是,\r\n");

        var report = await ImportAsync(file, dryRun: true);

        Assert.Equal(
            [(3, "申报编号", "number-twice"), (4, "申报编号", "not-found"), (5, "结论", "application-wrong-state"), (6, "结论", "verdict-unknown"), (6, "意见", "opinion-missing"), (6, "版本", "revision-unreadable"), (7, "申报编号", "number-missing"), (8, "推荐函文号", "letter-missing"), (8, CheckHeadings[3], "check-unreadable"), (9, "结论", "check-list-incomplete")],
            report.Errors.Select(e => (e.Row, e.Column, e.Code)));
        Assert.Null(report.ImportId);
        Assert.Equal((HttpStatusCode.Conflict, "import-has-errors"), await TryAsync(file));
        Assert.Equal("Submitted", await StatusAsync(good));
        Assert.Empty((await ImportAsync(Encoding.UTF8.GetBytes(Headings + $"{number},推荐,同意,{good.Revision}{Letter}"), dryRun: true)).Errors);
        Assert.Equal("Submitted", await StatusAsync(good));
        Assert.Equal(["application-drafted", "application-submitted"], await ActionsAsync(good.Id, 9));
    }

    [Fact]
    public async Task An_application_that_has_changed_since_or_is_another_countys_is_not_touched()
    {
        var row = await host.SubmittedAsync(await host.AnOpenCallAsync());
        var file = Encoding.UTF8.GetBytes(Headings + $"{await NumberAsync(row)},推荐,同意,1{Letter}");

        var stale = await ImportAsync(file, dryRun: true);
        var others = await ImportAsync(file, dryRun: true, Principal.Person(Role.CountyOfficer, area: "130104"));

        Assert.Equal("stale-revision", Assert.Single(stale.Errors).Code);
        Assert.Equal("not-found", Assert.Single(others.Errors).Code);
        Assert.Equal((HttpStatusCode.Forbidden, "not-allowed"), await TryAsync(file, Principal.Person(Role.CountyOfficer)));
    }

    [Fact]
    public async Task Eight_uploads_of_one_file_at_once_are_one_import()
    {
        var row = await host.SubmittedAsync(await host.AnOpenCallAsync());
        var file = Encoding.UTF8.GetBytes(Headings + $"{await NumberAsync(row)},推荐,同意,{Letter}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ImportAsync(file)));

        Assert.Single(answers.Select(a => a.ImportId).Distinct());
        Assert.Single(answers, a => !a.TakenBefore);
        Assert.Single(await ActionsAsync(row.Id, 9), "application-recommended");
    }

    [Fact]
    public async Task Hostile_files_get_one_clear_answer()
    {
        var deep = string.Concat(Enumerable.Repeat("<row><c><v>1</v></c></row>", Sheet.MaxRows + 2));
        (string Name, byte[] File, string Code)[] files =
        [
            ("nothing to read", [0, 1, 2, 3], "spreadsheet-unreadable"),
            ("an old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "spreadsheet-unreadable"),
            ("half a zip", "PK\u0003\u0004xxxx"u8.ToArray(), "spreadsheet-unreadable"),
            ("headings alone", Encoding.UTF8.GetBytes(Headings), "spreadsheet-empty"),
            ("wrong headings", Encoding.UTF8.GetBytes("编号,结论,意见\r\n1,推荐,同意\r\n"), "spreadsheet-wrong-headings"),
            ("a heading twice", Encoding.UTF8.GetBytes("申报编号,申报编号,结论,意见\r\n"), "spreadsheet-wrong-headings"),
            ("an open quote", Encoding.UTF8.GetBytes(Headings + "\"1,推荐,同意"), "spreadsheet-unreadable"),
            ("a formula", Encoding.UTF8.GetBytes(Headings + "=1+1,推荐,同意,\r\n"), "spreadsheet-has-formulas"),
            ("a million rows", Encoding.UTF8.GetBytes(Headings + string.Concat(Enumerable.Repeat("1,\n", 1_000_000))), "spreadsheet-too-large"),
            ("a long cell", Encoding.UTF8.GetBytes(Headings + new string('1', Sheet.MaxCell + 1)), "spreadsheet-too-large"),
            ("a formula in a workbook", Workbook("<row><c><f>1+1</f><v>2</v></c></row>"), "spreadsheet-has-formulas"),
            ("merged cells", Workbook("<row><c><v>1</v></c></row>", "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>"), "spreadsheet-has-merged-cells"),
            ("too many rows", Workbook(deep), "spreadsheet-too-large"),
            ("a row far below", Workbook("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"), "spreadsheet-too-large"),
            ("a column far away", Workbook("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"), "spreadsheet-too-large"),
            ("rows backwards", Workbook("<row r=\"2\"/><row r=\"1\"/>"), "spreadsheet-unreadable"),
            ("an outside entity", Workbook("<row><c><v>&x;</v></c></row>", doctype: "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"), "spreadsheet-unreadable"),
            ("a billion laughs", Workbook("<row><c><v>&b;</v></c></row>", doctype: "<!DOCTYPE x [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;\">]>"), "spreadsheet-unreadable"),
            ("a zip bomb", Workbook(new string(' ', 40_000_000)), "spreadsheet-too-large"),
        ];
        foreach (var (name, file, code) in files)
        {
            var answer = await TryAsync(file);
            Assert.True(answer == (HttpStatusCode.Conflict, code), $"{name}: {answer}, not {code}");
        }
    }

    private static async Task<byte[]> XlsxAsync(string[][] rows)
    {
        var file = new MemoryStream();
        await using (var sheet = new XlsxSheetWriter(file, "推荐"))
        {
            foreach (var row in rows)
            {
                await sheet.WriteRowAsync(row, TestContext.Current.CancellationToken);
            }
        }

        return file.ToArray();
    }

    private static byte[] Csv(string[][] rows, string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(encoding).GetBytes(string.Concat(rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell}\"")) + "\r\n")));
    }

    private static byte[] Workbook(string rows, string after = "", string doctype = "")
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheet r:id=\"r1\"/></workbook>");
            Add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"/xl/s.xml\"/></Relationships>");
            Add("xl/s.xml", $"{doctype}<worksheet><sheetData>{rows}</sheetData>{after}</worksheet>");

            void Add(string path, string xml)
            {
                using var part = new StreamWriter(zip.CreateEntry(path).Open());
                part.Write(xml);
            }
        }

        return file.ToArray();
    }

    private Task<(HttpStatusCode Status, string? Code)> TryAsync(byte[] file, Principal? by = null) =>
        host.TryAsync(by ?? Flow.County, Path, new { fileName = "推荐.csv", content = file });

    private async Task<Report> ImportAsync(byte[] file, bool dryRun = false, Principal? by = null)
    {
        using var client = host.CreateClient(by ?? Flow.County);
        return await client.PostAsync<Report>(Path, new { fileName = "推荐.csv", content = file, dryRun });
    }

    private Task<string> NumberAsync(Flow.Row row) => host.ReadAsync<string>($"SELECT number FROM application WHERE id = '{row.Id}'");

    private Task<string> StatusAsync(Flow.Row row) => host.ReadAsync<string>($"SELECT status FROM application WHERE id = '{row.Id}'");

    private async Task<string[]> ActionsAsync(Guid id, int last) => [.. (await host.ReadAsync<string[]>(
        $"SELECT array_agg(action ORDER BY seq) FROM audit WHERE aggregate_id = '{id}'")).TakeLast(last)];

    private sealed record Report(Guid? ImportId, bool TakenBefore, Outcome Outcome, IReadOnlyList<Error> Errors);

    private sealed record Outcome(int Recommended, int Returned, int NotRecommended);

    private sealed record Error(int Row, string Column, string Code, string Detail);
}
