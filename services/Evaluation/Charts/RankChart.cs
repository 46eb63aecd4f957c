using Scoring.Statistics;
using ScottPlot;

namespace Evaluation.Charts;

/// <summary>名次区间: each place and how sure it is, for the first hundred.</summary>
internal static class RankChart
{
    private const int Most = 100;

    public static Plot Of(IReadOnlyList<RankInterval> ranks, int? places)
    {
        var plot = new Plot();
        var shown = ranks.OrderBy(rank => rank.Rank).ThenBy(rank => rank.Application).Take(Most).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            var interval = plot.Add.Line(i + 1, shown[i].Low, i + 1, shown[i].High);
            (interval.LineColor, interval.LineWidth) = (ChartStyle.Main, 2);
        }

        var points = plot.Add.Markers(shown.Select((_, i) => i + 1.0).ToArray(), shown.Select(rank => (double)rank.Rank).ToArray());
        (points.Color, points.MarkerSize) = (ChartStyle.Accent, 6);
        if (places is { } count)
        {
            ChartStyle.Line(plot.Add.HorizontalLine(count + 0.5));
        }

        ChartStyle.Whole(plot.Axes.Left, plot.Axes.Bottom);
        plot.Axes.SetLimits(0, shown.Count + 1, shown.Select(rank => rank.High).DefaultIfEmpty(1).Max() + 1, 0); // the best on top
        return ChartStyle.Titled(plot, "名次区间(95%)", "按得分的顺序", "名次");
    }
}
