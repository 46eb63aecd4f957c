using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace Evaluation.Charts;

/// <summary>How all charts look.</summary>
internal static class ChartStyle
{
    public static readonly Color Main = Color.FromHex("#2f6f9f");
    public static readonly Color Accent = Color.FromHex("#b03a2e");
    private const int Room = 70;
    private const int LabelRoom = 12; // or half of a Chinese label beside the axis is cut off

    public static Plot Titled(Plot plot, string title, string across, string up)
    {
        plot.Title(title);
        plot.XLabel(across);
        plot.YLabel(up);
        ChartFont.Use(plot);
        plot.Axes.Left.Label.OffsetX = LabelRoom;
        plot.Axes.Left.MinimumSize = Room;
        plot.Axes.Bottom.MinimumSize = Room;
        return plot;
    }

    /// <summary>Of what is counted there is no half.</summary>
    public static void Whole(params IAxis[] axes)
    {
        foreach (var axis in axes)
        {
            axis.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true };
        }
    }

    /// <summary>A limit that counts.</summary>
    public static void Line(AxisLine line) => (line.Color, line.LineWidth, line.LinePattern) = (Accent, 1.5f, LinePattern.Dashed);
}
