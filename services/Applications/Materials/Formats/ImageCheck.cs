namespace Applications.Materials.Formats;

/// <summary>A picture that begins and ends as one, so that nothing else is glued to it.</summary>
internal static class ImageCheck
{
    public static ReadOnlySpan<byte> JpegMagic => [0xff, 0xd8, 0xff];

    public static ReadOnlySpan<byte> PngMagic => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private static ReadOnlySpan<byte> JpegEnd => [0xff, 0xd9];

    private static ReadOnlySpan<byte> PngFirst => "\0\0\0\u000dIHDR"u8;

    private static ReadOnlySpan<byte> PngEnd => [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xae, 0x42, 0x60, 0x82];

    public static string? JpegFault(FileStream file) =>
        !Bytes.Head(file, JpegMagic.Length).AsSpan().SequenceEqual(JpegMagic) ? "it does not begin as a JPEG"
        : !Bytes.Tail(file, JpegEnd.Length).AsSpan().SequenceEqual(JpegEnd) ? "something stands behind its end"
        : ArchiveFault(file);

    public static string? PngFault(FileStream file)
    {
        var head = Bytes.Head(file, PngMagic.Length + PngFirst.Length).AsSpan();
        return !head.StartsWith(PngMagic) || !head[PngMagic.Length..].SequenceEqual(PngFirst) ? "it does not begin as a PNG"
            : !Bytes.Tail(file, PngEnd.Length).AsSpan().SequenceEqual(PngEnd) ? "something stands behind its end"
            : ArchiveFault(file);
    }

    private static string? ArchiveFault(FileStream file) => ZipCheck.EndsAsArchive(file) ? "it is an archive as well" : null;
}
