using System.Globalization;
using System.Text;
using System.Xml;

namespace Funding.Reports.Charts;

/// <summary>A drawing as SVG 1.1. Text stays text; nothing is fetched from anywhere.</summary>
internal static class SvgWriter
{
    private const string Svg = "http://www.w3.org/2000/svg";

    /// <summary>Whatever the reader has of these; all have the characters.</summary>
    private const string Fonts = "Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif";

    /// <param name="root">The way from the picture's address to the service's root.</param>
    public static byte[] Write(Drawing drawing, string root)
    {
        using var output = new MemoryStream();
        using (var xml = XmlWriter.Create(output, new() { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = true }))
        {
            xml.WriteStartElement("svg", Svg);
            xml.WriteAttributeString("viewBox", $"0 0 {Number(drawing.Width)} {Number(drawing.Height)}");
            xml.WriteAttributeString("width", Number(drawing.Width));
            xml.WriteAttributeString("height", Number(drawing.Height));
            xml.WriteAttributeString("font-family", Fonts);
            foreach (var mark in drawing.Marks)
            {
                Write(xml, mark, root);
            }

            xml.WriteEndElement();
        }

        return output.ToArray();
    }

    private static void Write(XmlWriter xml, Mark mark, string root)
    {
        if (mark is Words words)
        {
            Place(xml, "text", words);
            xml.WriteAttributeString("font-size", Number(words.Size));
            xml.WriteString(words.Shown);
            xml.WriteEndElement();
        }
        else if (mark is Box box)
        {
            WriteBox(xml, box, root);
        }
    }

    private static void WriteBox(XmlWriter xml, Box box, string root)
    {
        if (box.Link is { } link)
        {
            xml.WriteStartElement("a", Svg);
            xml.WriteAttributeString("href", $"{root}{link}");
        }

        Place(xml, "rect", box);
        xml.WriteAttributeString("width", Number(box.Width));
        xml.WriteAttributeString("height", Number(box.Height));
        xml.WriteAttributeString("fill", box.Colour);
        if (box.Title is { } title)
        {
            xml.WriteElementString("title", Svg, title);
        }

        xml.WriteEndElement();
        if (box.Link is not null)
        {
            xml.WriteEndElement();
        }
    }

    private static void Place(XmlWriter xml, string element, Mark mark)
    {
        xml.WriteStartElement(element, Svg);
        xml.WriteAttributeString("x", Number(mark.X));
        xml.WriteAttributeString("y", Number(mark.Y));
    }

    private static string Number(float value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
