namespace Applications.Materials.Formats;

/// <summary>OFD (版式文档, GB/T 33190): an archive with <c>OFD.xml</c> at its root.</summary>
internal static class OfdCheck
{
    private const string Root = "OFD.xml";
    private const string Namespace = "http://www.ofdspec.org/2016";

    public static string? Fault(FileStream file) => ZipCheck.Fault(file, archive =>
        archive.GetEntry(Root) is { } part && ZipCheck.RootOf(part) == (Namespace, "OFD") ? null : "it is another kind of archive");
}
