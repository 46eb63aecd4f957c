using System.Text;
using System.Xml.Linq;
using Evaluation.Charts;
using Scoring.Statistics;
using SkiaSharp;

namespace Evaluation.Tests;

/// <summary>Charts in which Chinese can be read, on a machine that has no Chinese font.</summary>
public sealed class ChartTests(EvaluationHost host) : IClassFixture<EvaluationHost>
{
    [Fact]
    public async Task Charts_of_a_round_and_of_a_ranking_are_SVG_with_Chinese_text_or_PNG()
    {
        var judged = await JudgedRound.OfAsync(host);
        var ranking = await judged.RankedAsync(host);
        foreach (var (chart, title) in new[] { ("scores", "得分分布"), ("ranks", "名次区间"), ("severity", "专家严宽程度") })
        {
            foreach (var path in new[] { $"/rounds/{judged.Round.Id}/charts/{chart}?kind=enterprise&places=2&replicates=100", $"/rankings/{ranking}/charts/{chart}?replicates=100" })
            {
                var (svg, type) = await JudgedRound.FileAsync(host, path);
                Assert.Equal("image/svg+xml", type);
                var texts = XDocument.Parse(Encoding.UTF8.GetString(svg)).Descendants().Where(e => e.Name.LocalName == "text").ToList();
                Assert.Contains(texts, text => text.Value.Trim().StartsWith(title, StringComparison.Ordinal));
                Assert.All(texts, text => Assert.Contains("sans-serif", (string)text.Attribute("font-family")!, StringComparison.Ordinal));
                var (png, pngType) = await JudgedRound.FileAsync(host, $"{path}&format=png");
                Assert.Equal("image/png", pngType);
                using var picture = SKBitmap.Decode(png);
                Assert.Equal((1000, 600), (picture.Width, picture.Height));
            }
        }

        using var officer = host.CreateClient(Given.Officer);
        Assert.Equal(404, (await officer.TryAsync("GET", $"/rankings/{ranking}/charts/pie")).Status);
        Assert.Equal((422, "invalid-body"), await officer.TryAsync("GET", $"/rankings/{ranking}/charts/scores?format=gif"));
    }

    [Fact]
    public void Every_character_that_a_chart_writes_is_in_the_font_that_comes_along()
    {
        using var font = SKTypeface.FromFile(Path.Combine(AppContext.BaseDirectory, "Charts/Font/NotoSansSC-charts.otf"));
        var none = new RankInterval(0, 1, 1, 1, 1, null);
        ScottPlot.Plot[] plots = [ScoreChart.Of([50], 60), RankChart.Of([none], 1), SeverityChart.Of([])];
        var written = string.Concat(plots.SelectMany(p => new[] { p.Axes.Title.Label.Text, p.Axes.Bottom.Label.Text, p.Axes.Left.Label.Text }))
            + "0123456789.,+-−–eE%";

        Assert.Contains(written, letter => letter > 0x4e00);
        Assert.All(written, letter => Assert.True(font.ContainsGlyph(letter), $"The font lacks {letter}."));
    }

    [Fact]
    public void A_chart_of_nothing_and_one_of_ten_thousand_are_drawn()
    {
        foreach (var plot in new[] { ScoreChart.Of([], null), ScoreChart.Of([100, 0], null), RankChart.Of([], null), SeverityChart.Of([]) })
        {
            Assert.Contains("</svg>", plot.GetSvgXml(400, 300), StringComparison.Ordinal);
        }

        var many = Enumerable.Range(0, 10_000).Select(i => new RankInterval(i, i + 1, Math.Max(1, i - 50), i + 1, Math.Min(10_000, i + 50), null)).ToList();
        Assert.True(RankChart.Of(many, 100).GetSvgXml(400, 300).Length < 200_000);
    }
}
