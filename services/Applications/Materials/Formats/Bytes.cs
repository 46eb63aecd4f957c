namespace Applications.Materials.Formats;

/// <summary>Reads parts of a file that may be large, a bounded piece at a time.</summary>
internal static class Bytes
{
    private const int Block = 64 * 1024;

    /// <summary>At most so many bytes of the beginning.</summary>
    public static byte[] Head(FileStream file, int count) => At(file, 0, count);

    /// <summary>At most so many bytes of the end.</summary>
    public static byte[] Tail(FileStream file, int count) => At(file, Math.Max(0, file.Length - count), count);

    public static byte[] At(FileStream file, long offset, int count)
    {
        var bytes = new byte[Math.Min(count, file.Length - offset)];
        file.Position = offset;
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Whether one of these stands anywhere in the file.</summary>
    public static bool Contains(FileStream file, params byte[][] wanted)
    {
        var overlap = wanted.Max(w => w.Length) - 1;
        var buffer = new byte[Block + overlap];
        var kept = 0;
        file.Position = 0;
        int read;
        while ((read = file.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false)) > 0)
        {
            var filled = buffer.AsSpan(0, kept + read);
            foreach (var one in wanted)
            {
                if (filled.IndexOf(one) >= 0)
                {
                    return true;
                }
            }

            kept = Math.Min(overlap, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
