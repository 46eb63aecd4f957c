using ScottPlot;

namespace Evaluation.Charts;

/// <summary>
/// The letters of the charts: a part of Noto Sans CJK SC (SIL Open Font License) that has every character a chart writes, so that a
/// machine without Chinese fonts draws no boxes and loses no text in SVG.
/// </summary>
internal static class ChartFont
{
    public const string Name = "platform-charts";
    private const string File = "Charts/Font/NotoSansSC-charts.otf";
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Gives the plot these letters.</summary>
    public static void Use(Plot plot)
    {
        _ = Loaded.Value;
        plot.Font.Set(Name);
    }

    private static bool Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, File);
        Fonts.AddFontFile(Name, path, bold: false, italic: false);
        Fonts.AddFontFile(Name, path, bold: true, italic: false);
        return true;
    }
}
