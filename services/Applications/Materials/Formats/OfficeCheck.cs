using System.IO.Compression;

namespace Applications.Materials.Formats;

/// <summary>DOCX, XLSX and PPTX (ISO/IEC 29500): the main part is of the promised type, and there are no macros, controls or embedded objects.</summary>
internal static class OfficeCheck
{
    private const string Types = "[Content_Types].xml";
    private const string Prefix = "application/vnd.openxmlformats-officedocument.";
    private static readonly string[] ActiveTypes = ["macroEnabled", "vbaProject", "activeX", "oleObject", "ms-office.vba"];
    private static readonly string[] ActiveParts = ["vbaProject.bin", "vbaData.xml", "/embeddings/", "/activeX/", "/macrosheets/"];

    /// <param name="mainType">What the content type of the main part ends with.</param>
    public static string? Fault(FileStream file, string mainType) => ZipCheck.Fault(file, archive =>
    {
        if (archive.Entries.FirstOrDefault(entry => ActiveParts.Any(part => entry.FullName.Contains(part, StringComparison.OrdinalIgnoreCase))) is { } active)
        {
            return $"it holds macros or embedded objects ({FileName.Clean(active.FullName)})";
        }

        if (archive.GetEntry(Types) is not { } types)
        {
            return "it is another kind of archive";
        }

        var declared = TypesIn(types);
        return declared.FirstOrDefault(type => ActiveTypes.Any(word => type.Contains(word, StringComparison.OrdinalIgnoreCase))) is { } type
            ? $"it declares macros or embedded objects ({type})"
            : declared.Contains(Prefix + mainType) ? null : "it is another kind of Office file";
    });

    private static List<string> TypesIn(ZipArchiveEntry part)
    {
        using var reader = ZipCheck.Read(part);
        var types = new List<string>();
        while (reader.Read())
        {
            if (reader.GetAttribute("ContentType") is { } type)
            {
                types.Add(type);
            }
        }

        return types;
    }
}
