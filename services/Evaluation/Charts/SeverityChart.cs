using Scoring.Statistics;
using ScottPlot;

namespace Evaluation.Charts;

/// <summary>专家严宽: how far below or above the others of the same applications each expert judges; who has no others is not shown.</summary>
internal static class SeverityChart
{
    public static Plot Of(IReadOnlyList<ExpertSeverity> experts)
    {
        var plot = new Plot();
        var shown = experts.Where(expert => expert.Severity.Value is not null).ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            var (value, low, high) = (shown[i].Severity.Value!.Value, shown[i].Severity.Low, shown[i].Severity.High);
            var interval = plot.Add.Line(i + 1, low ?? value, i + 1, high ?? value);
            (interval.LineColor, interval.LineWidth) = (ChartStyle.Main, 2);
        }

        var points = plot.Add.Markers(shown.Select((_, i) => i + 1.0).ToArray(), shown.Select(expert => expert.Severity.Value!.Value).ToArray());
        (points.Color, points.MarkerSize) = (ChartStyle.Accent, 6);
        ChartStyle.Line(plot.Add.HorizontalLine(0));
        var furthest = shown.SelectMany(expert => new[] { expert.Severity.Value, expert.Severity.Low, expert.Severity.High })
            .Select(value => Math.Abs(value ?? 0)).DefaultIfEmpty(0).Max();
        ChartStyle.Whole(plot.Axes.Bottom);
        plot.Axes.SetLimits(0, shown.Count + 1, -furthest - 1, furthest + 1);
        return ChartStyle.Titled(plot, "专家严宽程度", "专家(从严到宽)", "与其他专家均值的差,正为严");
    }
}
