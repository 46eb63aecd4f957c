using System.IO.Compression;
using System.Text;

namespace Applications.Tests.Materials;

/// <summary>Small files as programs make them, and as attackers do.</summary>
internal static class Files
{
    public const string Docx = "wordprocessingml.document.main+xml";
    public const string Xlsx = "spreadsheetml.sheet.main+xml";
    public const string Pptx = "presentationml.presentation.main+xml";

    public static byte[] Pdf(string text = "样例材料") => Encoding.UTF8.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% {text}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

    public static byte[] Png(params byte[] between) =>
        [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[17], .. between, 0, 0, 0, 0, .. "IEND"u8, 0xae, 0x42, 0x60, 0x82];

    public static byte[] Jpeg(params byte[] between) => [0xff, 0xd8, 0xff, 0xe0, .. between, 0xff, 0xd9];

    public static byte[] Office(string mainType, params (string Name, string Content)[] more) => Zip(
    [
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.{mainType}"/></Types>"""),
        ("main.xml", "<main/>"), .. more,
    ]);

    public static byte[] Macros() => Zip(
    [
        ("[Content_Types].xml", """<Types><Override PartName="/main.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"""),
        ("main.xml", "<main/>"),
    ]);

    public static byte[] Ofd(string root = """<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"/>""") => Zip(("OFD.xml", root), ("Doc_0/Document.xml", "<d/>"));

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
