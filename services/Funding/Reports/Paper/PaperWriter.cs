using Funding.Reports.Charts;
using SkiaSharp;

namespace Funding.Reports.Paper;

/// <summary>Writes a PDF from the top of its first page downwards: titles, lines, tables, drawings. A page that is full is followed by the next.</summary>
internal sealed class PaperWriter : IDisposable
{
    /// <summary>A4 across, in points.</summary>
    private const float PageWidth = 842;
    private const float PageHeight = 595;
    private const float Margin = 48;
    private const float FooterSize = 8;
    private readonly SKDocument _document;
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };
    private SKCanvas _page;
    private float _y = Margin;
    private int _number = 1;

    public PaperWriter(Stream output, string title, DateTime created)
    {
        _document = SKDocument.CreatePdf(output, new SKDocumentPdfMetadata { Title = title, Creation = created, Modified = created });
        _page = _document.BeginPage(PageWidth, PageHeight);
    }

    public static float Width => PageWidth - (2 * Margin);

    public void Title(string text) => Line(text, size: 18, before: 0);

    public void Heading(string text)
    {
        Need(80); // never alone at the end of a page
        Line(text, size: 12, before: 14);
    }

    public void Line(string text, float size = 9, float before = 3)
    {
        using var font = PaperFont.Of(size);
        foreach (var line in PaperText.Wrap(text, font, Width))
        {
            Need(size + before + 4);
            _y += size + before;
            _page.DrawText(line, Margin, _y, font, _ink);
        }

        _y += 4;
    }

    public void Table(ReportTable table)
    {
        using var font = PaperFont.Of(PaperTable.Size);
        var layout = new PaperTable(table, font, Width);
        Row(layout, layout.Head, font);
        foreach (var row in layout.Rows)
        {
            if (_y + row.Height > PageHeight - Margin)
            {
                NextPage();
                Row(layout, layout.Head, font);
            }

            Row(layout, row, font);
        }

        _y += 6;
    }

    /// <summary>As large as the page lets it be, and never larger than it is.</summary>
    public void Draw(Drawing drawing)
    {
        var scale = Math.Min(1, Math.Min(Width / drawing.Width, (PageHeight - (2 * Margin)) / drawing.Height));
        Need(drawing.Height * scale);
        _page.Save();
        _page.Translate(Margin, _y);
        _page.Scale(scale);
        foreach (var mark in drawing.Marks)
        {
            Draw(mark);
        }

        _page.Restore();
        _y += drawing.Height * scale;
    }

    public void Dispose()
    {
        EndPage();
        _document.Close();
        _document.Dispose();
        _ink.Dispose();
    }

    private void Draw(Mark mark)
    {
        if (mark is Words words)
        {
            using var font = PaperFont.Of(words.Size);
            _page.DrawText(PaperFont.Printable(words.Shown), words.X, words.Y, font, _ink);
        }
        else if (mark is Box box)
        {
            using var fill = new SKPaint { Color = SKColor.Parse(box.Colour), Style = SKPaintStyle.Fill };
            _page.DrawRect(box.X, box.Y, box.Width, box.Height, fill);
        }
    }

    private void Row(PaperTable table, PaperRow row, SKFont font)
    {
        using var rule = new SKPaint { Color = SKColors.Gray, StrokeWidth = 0.5f };
        foreach (var (text, x, y) in table.Place(row, font))
        {
            _page.DrawText(text, Margin + x, _y + y, font, _ink);
        }

        _y += row.Height;
        _page.DrawLine(Margin, _y, Margin + Width, _y, rule);
    }

    private void Need(float height)
    {
        if (_y + height > PageHeight - Margin)
        {
            NextPage();
        }
    }

    private void NextPage()
    {
        EndPage();
        _page = _document.BeginPage(PageWidth, PageHeight);
        (_y, _number) = (Margin, _number + 1);
    }

    private void EndPage()
    {
        using var font = PaperFont.Of(FooterSize);
        _page.DrawText($"第{_number}页", PageWidth / 2, PageHeight - (Margin / 2), SKTextAlign.Center, font, _ink);
        _document.EndPage();
    }
}
