using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Registry.Supervision;

/// <summary>The few shapes that a report is written in, as official documents look (GB/T 9704): headings in 黑体, text in 仿宋.</summary>
internal static class WordText
{
    private const string HeadingFont = "黑体";
    private const string TextFont = "仿宋";

    /// <summary>Half points.</summary>
    private const int TitleSize = 44;
    private const int TextSize = 32;
    private const int SmallSize = 18;

    public static Paragraph Title(string text) => Of(text, HeadingFont, TitleSize, new Justification { Val = JustificationValues.Center });

    public static Paragraph Centred(string text) => Of(text, TextFont, TextSize, new Justification { Val = JustificationValues.Center });

    public static Paragraph Heading(string text) => Of(text, HeadingFont, TextSize, new OutlineLevel { Val = 0 });

    /// <summary>With the first line two characters in.</summary>
    public static Paragraph Paragraph(string text) => Of(text, TextFont, TextSize, new Indentation { FirstLineChars = 200 });

    public static IEnumerable<OpenXmlElement> Paragraphs(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Paragraph);

    public static Paragraph Small(string text) => Of(text, TextFont, SmallSize);

    public static Table Table(IReadOnlyCollection<string> head, IEnumerable<string[]> rows) => new([
        new TableProperties(new TableBorders(
            new TopBorder { Val = BorderValues.Single }, new LeftBorder { Val = BorderValues.Single }, new BottomBorder { Val = BorderValues.Single },
            new RightBorder { Val = BorderValues.Single }, new InsideHorizontalBorder { Val = BorderValues.Single },
            new InsideVerticalBorder { Val = BorderValues.Single })),
        new TableGrid(head.Select(_ => new GridColumn())),
        Row(head, HeadingFont), .. rows.Select(row => Row(row, TextFont))]);

    public static string Day(DateOnly date) => $"{date.Year}年{date.Month}月{date.Day}日";

    private static TableRow Row(IEnumerable<string> cells, string font) => new(cells.Select(cell => new TableCell(Of(cell, font, SmallSize + 4))));

    private static Paragraph Of(string text, string font, int size, params OpenXmlElement[] properties) => new(
        new ParagraphProperties(properties),
        new Run(
            new RunProperties(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font }, new FontSize { Val = $"{size}" }),
            new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
}
