using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Funding.Reports.Paper;
using UglyToad.PdfPig;

namespace Funding.Tests;

/// <summary>The same numbers as spreadsheets, chart and paper.</summary>
public sealed class ReportFileTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Theory]
    [InlineData("execution/download?by=area", "预算执行情况(按县(市、区))")]
    [InlineData("execution/download?by=month", "预算执行情况(按月份)")]
    [InlineData("postings/download?stage=paid", "分录")]
    [InlineData("due-payments/download?from=2018-01-01", "到期收付款")]
    [InlineData("overview/download?fiscalYear=2018", "资金总览")]
    public async Task A_workbook_has_the_same_cells_as_the_csv_file(string path, string name)
    {
        await host.MoneyInManyPlacesAsync();
        var (_, bytes, type, csvName) = await host.FileAsync($"{path}&format=csv");
        var csv = Lines(bytes);
        Assert.Equal(("text/csv", $"{name}.csv"), (type, csvName));
        Assert.True(csv.Count > 1);

        using var zip = new ZipArchive(new MemoryStream((await host.FileAsync(path)).Bytes));
        await using var sheet = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        var rows = XDocument.Load(sheet).Descendants().Where(e => e.Name.LocalName == "row").Select(row => string.Join(',', row.Elements().Select(cell => cell.Value)));
        Assert.Equal(csv.Select(line => line.Replace("\"", "", StringComparison.Ordinal)), rows);
    }

    [Fact]
    public async Task A_row_of_the_spreadsheet_has_its_amounts_to_the_fen_and_the_way_to_its_postings()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        var lines = Lines((await host.FileAsync($"execution/download?by=area&budget={budget}&format=csv")).Bytes);

        Assert.Equal("县(市、区),预算安排,已预留,已承诺,已拨付,已收回,可用余额,执行率(%),分录", lines[0]);
        Assert.Equal($"130102,0.00,1000.00,1000.00,600.00,0.00,0.00,,postings?budget={budget}&area=130102", lines[1]);
        Assert.StartsWith("合计,10000.00,", lines[^1], StringComparison.Ordinal);
        Assert.Equal(800, (await host.LookAsync($"postings?budget={budget}&stage=paid&side=in"))["total"].Fen() / 100);
    }

    [Fact]
    public async Task The_overview_as_a_sheet_has_every_number_of_the_page_in_its_order_with_the_way_to_its_postings()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        var page = await host.LookAsync($"overview?budget={budget}");
        var lines = Lines((await host.FileAsync($"overview/download?budget={budget}&format=csv")).Bytes);
        Assert.Equal("栏目,资金阶段,事项或状态,项目数,基地编号,基地名称,金额(元),分录", lines[0]);

        var shown = new[] { page["where"]!, page["appropriated"]!, page["why"]!, page["left"]!, page["held"]!, page["largest"]! }.SelectMany(part => part.AllFigures())
            .Select(figure => $"{figure["amount"]!["value"]},{figure["postings"]}");
        Assert.Equal(shown, lines.Skip(1).Select(line => string.Join(',', line.Split(',')[^2..])));
        Assert.Contains(lines, line => line.StartsWith("资金现状,,预算安排,,,,10000.00,", StringComparison.Ordinal));
        Assert.All(page["held"]!.AsArray(), held => Assert.Contains(
            lines.Select(line => line.Replace("\"", "", StringComparison.Ordinal)),
            line => line.StartsWith("已预留、已承诺资金的状态,", StringComparison.Ordinal) && line.Contains($",{held!["name"]},{held["awards"]},,,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_spreadsheet_of_postings_sums_to_the_number_that_led_to_it()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        var page = await host.LookAsync($"postings?budget={budget}&stage=committed");
        var lines = Lines((await host.FileAsync($"postings/download?budget={budget}&stage=committed&format=csv")).Bytes);

        Assert.Equal((int)page["count"]!, lines.Count - 1);
        Assert.Equal(page["total"].Fen(), lines.Skip(1).Sum(line => (long)(decimal.Parse(line.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture) * 100)));
    }

    [Fact]
    public async Task A_chart_is_SVG_whose_bars_lead_to_what_they_show_and_that_asks_no_other_host()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        var (status, bytes, type, _) = await host.FileAsync($"execution/chart?by=kind&budget={budget}");
        Assert.Equal((200, "image/svg+xml"), (status, type));
        var svg = XDocument.Load(new MemoryStream(bytes));
        var links = svg.Descendants().Where(e => e.Name.LocalName == "a").ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var address = new Uri(new Uri("http://here/execution/chart"), (string)link.Attribute("href")!);
            var total = (await host.LookAsync(address.PathAndQuery[1..]))["total"]!["value"];
            Assert.Contains($" {decimal.Parse((string)total!, System.Globalization.CultureInfo.InvariantCulture):#,##0.00}元", link.Descendants().Single(e => e.Name.LocalName == "title").Value, StringComparison.Ordinal);
        }

        Assert.Equal("http://www.w3.org/2000/svg", Assert.Single(Encoding.UTF8.GetString(bytes).Split('"').Where(part => part.StartsWith("http", StringComparison.Ordinal)).Distinct()));
        Assert.Contains(svg.Descendants(), e => e.Value == "企业");
    }

    [Fact]
    public async Task The_paper_has_the_overview_and_every_dimension_in_Chinese_that_can_be_searched()
    {
        var budget = await host.MoneyInManyPlacesAsync();
        var (status, bytes, type, name) = await host.FileAsync($"execution/report?budget={budget}");
        Assert.Equal((200, "application/pdf", "专项资金预算执行情况报告.pdf"), (status, type, name));
        using var paper = PdfDocument.Open(bytes);
        var text = string.Concat(paper.GetPages().Select(page => page.Text));

        Assert.All(
            new[] { "专项资金预算执行情况报告", "资金现状", "可用余额的由来", "按县(市、区)", "按月份", "8,397.00", "10,000.00", "高校及科研院所", "P00001", "stage=paid&side=in" },
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
        Assert.True(bytes.Length < 400_000, $"{bytes.Length} bytes: a document keeps the letters that it uses, and no others");
    }

    [Fact]
    public void A_character_that_the_font_lacks_is_marked_and_no_other() =>
        Assert.Equal("石家庄市〓基地(一)A1〓", PaperFont.Printable("石家庄市𠮷基地(一)A1😀"));

    private static List<string> Lines(byte[] csv)
    {
        Assert.Equal(Encoding.UTF8.GetPreamble(), csv[..3]);
        return [.. Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
    }
}
