namespace Applications.Materials.Formats;

/// <summary>A PDF from its first byte to its last that runs no script and starts no program, as far as can be seen without unpacking it.</summary>
internal static class PdfCheck
{
    private const int Longest = 1024;
    private static readonly byte[][] Actions = ["/JavaScript"u8.ToArray(), "/Launch"u8.ToArray(), "/EmbeddedFile"u8.ToArray(), "/RichMedia"u8.ToArray()];

    public static ReadOnlySpan<byte> Magic => "%PDF-"u8;

    private static ReadOnlySpan<byte> End => "%%EOF"u8;

    public static string? Fault(FileStream file)
    {
        var head = Bytes.Head(file, 8).AsSpan();
        if (!head.StartsWith(Magic) || head.Length < 8 || head[5] is not ((byte)'1' or (byte)'2') || head[6] != '.')
        {
            return "it does not begin as a PDF";
        }

        var tail = Bytes.Tail(file, Longest).AsSpan();
        var end = tail.LastIndexOf(End);
        return end < 0 || tail[(end + End.Length)..].IndexOfAnyExcept((byte)'\r', (byte)'\n', (byte)' ') >= 0 ? "something stands behind its end, or its end is missing"
            : Bytes.Contains(file, Actions) ? "it holds a script, another file, or starts a program"
            : null;
    }
}
