using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ServiceDefaults.Spreadsheets;

/// <summary>One sheet of an xlsx workbook (ECMA-376), written as it comes. Text is text in the file and stays so when somebody edits it.</summary>
public sealed class XlsxSheetWriter : ISheetWriter
{
    private const int LongestCell = 32_767;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string TypePrefix = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private readonly ZipArchive _zip;
    private readonly XmlWriter _sheet;

    public XlsxSheetWriter(Stream output, string name)
    {
        _zip = new(output, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="{TypePrefix}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TypePrefix}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{TypePrefix}.styles+xml"/></Types>
            """);
        Part("_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part("xl/workbook.xml", $"""
            <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        Part("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>
            """);
        // Cell format 1 is "text" (49): without it an edited cell that begins with = would become a formula.
        Part("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        _sheet = XmlWriter.Create(
            _zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(),
            new() { Encoding = new UTF8Encoding(false), CloseOutput = true, NewLineHandling = NewLineHandling.Entitize });
        _sheet.WriteStartDocument();
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteStartElement("sheetData", Main);
    }

    public Task WriteRowAsync(IEnumerable<object?> cells, CancellationToken cancellationToken)
    {
        _sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            Write(cell);
        }

        _sheet.WriteEndElement();
        return Task.CompletedTask; // into a file
    }

    public ValueTask DisposeAsync()
    {
        _sheet.Dispose();
        return _zip.DisposeAsync();
    }

    private void Write(object? cell)
    {
        _sheet.WriteStartElement("c", Main);
        if (cell is string text)
        {
            _sheet.WriteAttributeString("t", "inlineStr");
            _sheet.WriteAttributeString("s", "1");
            _sheet.WriteStartElement("is", Main);
            _sheet.WriteStartElement("t", Main);
            _sheet.WriteAttributeString("xml", "space", null, "preserve");
            _sheet.WriteString(Allowed(text));
            _sheet.WriteEndElement();
            _sheet.WriteEndElement();
        }
        else if (cell is not null)
        {
            _sheet.WriteElementString("v", Main, Convert.ToString(cell, CultureInfo.InvariantCulture));
        }

        _sheet.WriteEndElement();
    }

    /// <summary>No cell holds more, and XML holds no control characters and no half of a character.</summary>
    private static string Allowed(string text)
    {
        var cut = text.Length > LongestCell ? $"{text[..(LongestCell - 1)]}…" : text;
        return cut.All(c => !char.IsSurrogate(c) && IsAllowed(c))
            ? cut
            : string.Concat(cut.EnumerateRunes().Where(rune => IsAllowed(rune.Value)).Select(rune => rune.ToString()));
    }

    private static bool IsAllowed(int character) => character is '\t' or '\n' or '\r' or (>= ' ' and not (0xfffe or 0xffff));

    private void Part(string path, string xml)
    {
        using var part = new StreamWriter(_zip.CreateEntry(path).Open(), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(xml);
    }
}
