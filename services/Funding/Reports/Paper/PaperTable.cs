using System.Globalization;
using SkiaSharp;

namespace Funding.Reports.Paper;

/// <summary>Cells in lines, ready to be drawn.</summary>
internal sealed record PaperRow(IReadOnlyList<IReadOnlyList<string>> Cells, float Height);

/// <summary>Where the cells of a table stand: numbers keep their width and stand to the right, text is wrapped into what is left.</summary>
internal sealed class PaperTable
{
    public const float Size = 8.5f;
    private const float LineHeight = 12;
    private const float Padding = 4;
    private const float Narrowest = 60;
    private const float Widest = 320;
    private readonly float[] _widths;
    private readonly bool[] _isNumber;

    public PaperTable(ReportTable table, SKFont font, float width)
    {
        var texts = table.Rows.Select(row => row.Select(Text).ToArray()).ToList();
        _isNumber = [.. table.Headings.Select((_, i) => table.Rows.Any(row => row[i] is Yuan or int) || (i > 0 && i == table.Headings.Count - 1))];
        _widths = [.. table.Headings.Select((heading, i) => Math.Min(
            Widest, texts.Select(row => row[i]).Append(heading).Max(text => font.MeasureText(PaperFont.Printable(text))) + (2 * Padding)))];
        Fit(width);
        Head = RowOf([.. table.Headings], font);
        Rows = [.. texts.Select(row => RowOf(row, font))];
    }

    public PaperRow Head { get; }

    public IReadOnlyList<PaperRow> Rows { get; }

    /// <summary>Each line of text with its place in the row.</summary>
    public IEnumerable<(string Text, float X, float Y)> Place(PaperRow row, SKFont font)
    {
        var left = 0f;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            for (var line = 0; line < row.Cells[i].Count; line++)
            {
                var text = row.Cells[i][line];
                var x = _isNumber[i] ? left + _widths[i] - Padding - font.MeasureText(text) : left + Padding;
                yield return (text, x, Padding + ((line + 0.75f) * LineHeight));
            }

            left += _widths[i];
        }
    }

    private PaperRow RowOf(IReadOnlyList<string> texts, SKFont font)
    {
        IReadOnlyList<string>[] cells = [.. texts.Select((text, i) => PaperText.Wrap(text, font, _widths[i] - (2 * Padding)))];
        return new(cells, (cells.Max(lines => lines.Count) * LineHeight) + (2 * Padding));
    }

    /// <summary>As wide as the page: what is too much is taken from text, what is too little is shared by all.</summary>
    private void Fit(float width)
    {
        var (over, text) = (_widths.Sum() - width, _widths.Where((_, i) => !_isNumber[i]).Sum());
        for (var i = 0; i < _widths.Length; i++)
        {
            _widths[i] = over < 0 ? _widths[i] - (over / _widths.Length)
                : _isNumber[i] ? _widths[i]
                : Math.Max(Narrowest, _widths[i] - (over * _widths[i] / text));
        }
    }

    private static string Text(object? cell) => cell switch
    {
        Yuan yuan => yuan.ToString(),
        null => "",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
