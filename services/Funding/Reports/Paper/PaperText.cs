using System.Text;
using SkiaSharp;

namespace Funding.Reports.Paper;

/// <summary>Lines as Chinese is set: a line may end after any character, and begins with no closing mark.</summary>
internal static class PaperText
{
    private const string Closing = "、。，；：！？）》”’,.;:!?)%";

    public static IReadOnlyList<string> Wrap(string text, SKFont font, float width)
    {
        var shown = PaperFont.Printable(text);
        if (font.MeasureText(shown) <= width)
        {
            return [shown];
        }

        List<string> lines = [];
        var line = new StringBuilder();
        foreach (var rune in shown.EnumerateRunes())
        {
            var closes = rune.IsBmp && Closing.Contains((char)rune.Value, StringComparison.Ordinal);
            if (line.Length > 0 && !closes && font.MeasureText($"{line}{rune}") > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(rune.ToString());
        }

        lines.Add(line.ToString());
        return lines;
    }
}
