using System.IO.Compression;
using System.Xml;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Spreadsheets;

/// <summary>
/// The first sheet of an xlsx workbook, as text. Read by the platform's own XML reader, which knows no document types and no
/// outside entities, and by the size: what unpacks to more than a sheet can need is not unpacked.
/// </summary>
internal static class XlsxReader
{
    private const long MaxUnpacked = 32 * 1024 * 1024;
    private const int MaxParts = 200;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static IReadOnlyList<IReadOnlyList<string>> Read(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            Require(
                zip.Entries.Count <= MaxParts && zip.Entries.Sum(e => e.Length) <= MaxUnpacked, "spreadsheet-too-large",
                "The workbook unpacks to more than any sheet of ours needs: keep one sheet, without pictures.");
            var shared = SharedTexts(zip);
            using var sheet = Open(zip, SheetOf(zip));
            return Rows(sheet, shared);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or OverflowException or ArgumentException)
        {
            Sheet.RequireReadable(false);
            throw;
        }
    }

    private static string SheetOf(ZipArchive zip)
    {
        using var workbook = Open(zip, "xl/workbook.xml");
        Sheet.RequireReadable(workbook.ReadToFollowing("sheet"));
        var id = workbook.GetAttribute("id", Relations);
        using var relations = Open(zip, "xl/_rels/workbook.xml.rels");
        while (relations.ReadToFollowing("Relationship"))
        {
            if (relations.GetAttribute("Id") == id && relations.GetAttribute("Target") is { } target)
            {
                return target.StartsWith('/') ? target[1..] : $"xl/{target}";
            }
        }

        Sheet.RequireReadable(false);
        return "";
    }

    private static List<string> SharedTexts(ZipArchive zip)
    {
        var texts = new List<string>();
        if (zip.GetEntry("xl/sharedStrings.xml") is null)
        {
            return texts;
        }

        using var xml = Open(zip, "xl/sharedStrings.xml");
        while (xml.ReadToFollowing("si"))
        {
            texts.Add(TextWithin(xml));
        }

        return texts;
    }

    private static List<IReadOnlyList<string>> Rows(XmlReader xml, List<string> shared)
    {
        var rows = new List<IReadOnlyList<string>>();
        List<string> row = [];
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            Sheet.RequireNoFormula(xml.LocalName is not "f");
            Require(xml.LocalName is not "mergeCell", "spreadsheet-has-merged-cells", "The sheet has merged cells: unmerge them, so that each row stands alone.");
            if (xml.LocalName is "row")
            {
                var number = xml.GetAttribute("r") is { } r ? XmlConvert.ToInt32(r) : rows.Count + 1;
                Sheet.RequireReadable(number > rows.Count);
                Sheet.RequireRoom(number, 0, 0);
                while (rows.Count < number - 1)
                {
                    rows.Add([]);
                }

                rows.Add(row = []);
            }
            else if (xml.LocalName is "c")
            {
                Put(row, xml, shared);
                Sheet.RequireRoom(rows.Count, row.Count, row.Count == 0 ? 0 : row[^1].Length);
            }
        }

        return rows;
    }

    private static void Put(List<string> row, XmlReader xml, List<string> shared)
    {
        var column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : row.Count;
        Sheet.RequireReadable(column >= row.Count);
        Sheet.RequireRoom(0, column + 1, 0);
        while (row.Count < column)
        {
            row.Add("");
        }

        var type = xml.GetAttribute("t");
        var text = TextWithin(xml);
        row.Add((type is "s" && text.Length > 0 ? shared[XmlConvert.ToInt32(text)] : text).Trim());
    }

    /// <summary>All text of the element, without the readings that stand beside Chinese characters. The reader stands at its end then.</summary>
    private static string TextWithin(XmlReader xml)
    {
        var text = new System.Text.StringBuilder();
        using var element = xml.ReadSubtree();
        var skip = false;
        while (element.Read())
        {
            Sheet.RequireNoFormula(element.LocalName is not "f");
            skip = element.LocalName is "rPh" ? element.NodeType is XmlNodeType.Element : skip;
            if (!skip && element.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                text.Append(element.Value);
            }
        }

        return text.ToString();
    }

    /// <summary>0 for A1.</summary>
    private static int ColumnOf(string place)
    {
        var letters = place.TakeWhile(char.IsAsciiLetterUpper).ToList();
        Sheet.RequireReadable(letters.Count is 1 or 2 or 3);
        return letters.Aggregate(0, (number, letter) => number * 26 + (letter - 'A' + 1)) - 1;
    }

    private static XmlReader Open(ZipArchive zip, string part)
    {
        var entry = zip.GetEntry(part);
        Sheet.RequireReadable(entry is not null);
        return XmlReader.Create(entry!.Open(), new()
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = MaxUnpacked, IgnoreComments = true,
        });
    }
}
