using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;

namespace Applications.Materials.Formats;

/// <summary>What every format that is a zip archive must keep to: nothing before, behind or between, no bomb, and no program in it.</summary>
internal static class ZipCheck
{
    private const int EndLength = 22;
    private const int MaxDirectory = 4 * 1024 * 1024;
    private const int MaxEntries = 10_000;
    private const long MaxExpanded = 1024L * 1024 * 1024;
    private const int MaxXml = 1024 * 1024;

    private static readonly string[] Programs =
    [
        ".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".jar", ".sh", ".py",
        ".htm", ".html", ".xhtml", ".lnk", ".zip", ".rar", ".7z", ".docm", ".xlsm", ".pptm", ".so", ".elf",
    ];

    public static ReadOnlySpan<byte> Magic => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> EndMagic => "PK\u0005\u0006"u8;

    /// <param name="check">The fault of the opened archive, by its format's own rules.</param>
    public static string? Fault(FileStream file, Func<ZipArchive, string?> check)
    {
        if (!Bytes.Head(file, Magic.Length).AsSpan().SequenceEqual(Magic))
        {
            return "it does not begin as such a file";
        }

        if (DirectoryFault(file) is { } fault)
        {
            return fault;
        }

        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return EntriesFault(archive) ?? check(archive);
        }
        catch (Exception failure) when (failure is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException)
        {
            return "it is damaged";
        }
    }

    /// <summary>Whether the last bytes of any other file make it an archive as well.</summary>
    public static bool EndsAsArchive(FileStream file)
    {
        var tail = Bytes.Tail(file, EndLength + ushort.MaxValue).AsSpan();
        for (var at = tail.LastIndexOf(EndMagic); at >= 0; at = tail[..at].LastIndexOf(EndMagic))
        {
            if (tail.Length - at >= EndLength && at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The root element of an XML part: namespace and name; no DTD, and not without end.</summary>
    public static (string Namespace, string Name) RootOf(ZipArchiveEntry part)
    {
        using var reader = Read(part);
        reader.MoveToContent();
        return (reader.NamespaceURI, reader.LocalName);
    }

    public static XmlReader Read(ZipArchiveEntry part) => XmlReader.Create(part.Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxXml,
        CloseInput = true,
    });

    /// <summary>The directory lies right before the end and the end is the end, so that reading it is bounded and nothing hides.</summary>
    private static string? DirectoryFault(FileStream file)
    {
        var end = Bytes.Tail(file, EndLength).AsSpan();
        if (end.Length < EndLength || !end.StartsWith(EndMagic))
        {
            return "something stands behind its end";
        }

        var (entries, size, offset) = (
            BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]),
            BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        return size > MaxDirectory || entries > MaxEntries ? $"it has more than {MaxEntries} parts"
            : offset + (long)size != file.Length - EndLength ? "something hides between its parts"
            : null;
    }

    private static string? EntriesFault(ZipArchive archive)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var expanded = 0L;
        foreach (var entry in archive.Entries)
        {
            expanded += entry.Length;
            var name = entry.FullName;
            if (!names.Add(name) || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            {
                return $"its part {FileName.Clean(name)} is out of place";
            }

            if (Programs.Any(program => name.EndsWith(program, StringComparison.OrdinalIgnoreCase)))
            {
                return $"it holds {FileName.Clean(name)}";
            }
        }

        return expanded > MaxExpanded ? "it grows beyond measure when it is opened" : null;
    }
}
