using System.IO.Compression;
using System.Text;
using Contracts;

namespace Evaluation.Tests;

/// <summary>What was judged as files for spreadsheet programs.</summary>
public sealed class JudgedExportTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task Each_table_has_its_rows_and_says_what_the_ranking_says()
    {
        var judged = await JudgedRound.OfAsync(host);
        var ranking = await judged.RankedAsync(host);

        var sheets = await RowsAsync($"/rankings/{ranking}/exports/sheets");
        var items = await RowsAsync($"/rankings/{ranking}/exports/items");
        var experts = await RowsAsync($"/rankings/{ranking}/exports/experts");
        var applications = await RowsAsync($"/rankings/{ranking}/exports/applications");

        Assert.Equal([12, 12 * 12, judged.Experts.Count, 4], new[] { sheets, items, experts, applications }.Select(rows => rows.Count - 1)); // an enterprise's annex has twelve items
        string Of(string heading, int row) => applications[row][Array.IndexOf(applications[0], heading)];
        Assert.Equal(("1", "95.8333", "3", judged.Applications[0].ToString()), (Of("按得分的名次", 1), Of("得分", 1), Of("评审表数", 1), Of("申报ID", 1)));
        Assert.Equal(judged.Experts, experts.Skip(1).Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Contains(items.Skip(1), row => row[4] == "无" && row[5] == "无");
        Assert.Equal(sheets, await RowsAsync($"/rounds/{judged.Round.Id}/exports/sheets?kind=enterprise"));
    }

    [Theory]
    [InlineData("sheets")]
    [InlineData("items")]
    [InlineData("experts")]
    [InlineData("applications")]
    public async Task Each_table_comes_as_a_workbook_too(string table)
    {
        var judged = await JudgedRound.OfAsync(host, applications: 1);

        var (content, type) = await JudgedRound.FileAsync(host, $"/rounds/{judged.Round.Id}/exports/{table}?kind=enterprise");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", type);
        using var zip = new ZipArchive(new MemoryStream(content));
        Assert.NotNull(zip.GetEntry("xl/worksheets/sheet1.xml"));
        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("GET", $"/rounds/{judged.Round.Id}/exports/{table}?kind=enterprise&format=pdf"));
        Assert.Equal(404, (await officer.TryAsync("GET", $"/rounds/{judged.Round.Id}/exports/{table}s?kind=enterprise")).Status);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    [InlineData("-1+cmd|' /C calc'!A0")]
    public async Task An_applications_name_is_never_computed_by_who_opens_the_file(string name)
    {
        var round = await host.RoundAsync(BaseKind.University, experts: 1);
        await host.ExpertsAsync(1);
        var application = Guid.CreateVersion7();
        await host.PublishAsync(Given.Eligible(application, round.Call, round.Criteria, kind: round.Kind, name: name));
        await Testing.Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM examination WHERE application_id = '{application}'"), "examinations");
        await host.AssignAsync(round);
        var (review, expert) = (await host.ReviewsAsync(application)).Single();
        await host.LockedReviewAsync(review, expert);

        var csv = Encoding.UTF8.GetString((await JudgedRound.FileAsync(host, $"/rounds/{round.Id}/exports/sheets?kind=university&format=csv")).Content);

        Assert.Contains($"'{name}", csv, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)(^|,)\"?[=@＝-]", csv.TrimStart('\ufeff'));
    }

    private async Task<List<string[]>> RowsAsync(string path)
    {
        var (content, type) = await JudgedRound.FileAsync(host, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csv&replicates=100");
        Assert.Equal("text/csv; charset=utf-8", type);
        Assert.Equal(Encoding.UTF8.GetPreamble(), content[..3]);
        return [.. Encoding.UTF8.GetString(content[3..]).TrimEnd().Split("\r\n").Select(line => line.Split(','))];
    }
}
