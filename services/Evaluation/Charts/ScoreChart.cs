using ScottPlot;

namespace Evaluation.Charts;

/// <summary>得分分布: how many applications have how many points.</summary>
internal static class ScoreChart
{
    private const int Bins = 20;
    private const double Full = 100;

    public static Plot Of(IReadOnlyList<decimal> scores, decimal? passMark)
    {
        var counts = new double[Bins];
        foreach (var score in scores)
        {
            counts[Math.Min(Bins - 1, (int)((double)score / Full * Bins))]++; // the last bin has its upper end too
        }

        const double Width = Full / Bins;
        var plot = new Plot();
        plot.Add.Bars(counts.Select((count, i) => new Bar { Position = (i + 0.5) * Width, Value = count, Size = Width, FillColor = ChartStyle.Main }).ToArray());
        if (passMark is { } mark)
        {
            ChartStyle.Line(plot.Add.VerticalLine((double)mark));
        }

        ChartStyle.Whole(plot.Axes.Left);
        plot.Axes.SetLimits(0, Full, 0, Math.Max(1, counts.Max() * 1.1));
        return ChartStyle.Titled(plot, "得分分布", "得分", "申报项目数");
    }
}
