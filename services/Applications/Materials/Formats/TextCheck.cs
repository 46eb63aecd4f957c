using System.Text;

namespace Applications.Materials.Formats;

/// <summary>Plain text in UTF-8: no markup, no script, and in a table no formula that a spreadsheet would run.</summary>
internal static class TextCheck
{
    private const int Block = 32 * 1024;
    private const int Overlap = 16;
    private static readonly string[] Markup = ["<script", "<html", "<svg", "<?php", "<!doctype", "<iframe"];

    public static string? Fault(FileStream file, bool isTable)
    {
        if (ZipCheck.EndsAsArchive(file))
        {
            return "it is an archive as well";
        }

        file.Position = 0;
        using var reader = new StreamReader(
            file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, Block, leaveOpen: true);
        try
        {
            return Fault(reader, isTable ? new Cells() : null);
        }
        catch (DecoderFallbackException)
        {
            return "it is no text in UTF-8: save it as UTF-8";
        }
    }

    private static string? Fault(StreamReader reader, Cells? cells)
    {
        var buffer = new char[Overlap + Block];
        var kept = 0;
        var isFirst = true;
        for (int read; (read = reader.ReadBlock(buffer, kept, Block)) > 0;)
        {
            var text = buffer.AsSpan(0, kept + read);
            var fault = (isFirst ? BeginningFault(text) : null) ?? BlockFault(text) ?? cells?.Fault(text[kept..]);
            if (fault is not null)
            {
                return fault;
            }

            isFirst = false;
            kept = Math.Min(Overlap, text.Length);
            text[^kept..].CopyTo(buffer);
        }

        return null;
    }

    private static string? BeginningFault(ReadOnlySpan<char> text)
    {
        var begun = text.TrimStart("\ufeff \t\r\n");
        return begun.StartsWith("#!") ? "it is a script" : begun.StartsWith("<") ? "it is markup" : null;
    }

    private static string? BlockFault(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                return "it holds bytes that no text has";
            }
        }

        foreach (var word in Markup)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return "it holds markup that a browser would run";
            }
        }

        return null;
    }

    /// <summary>Looks at how each cell begins; a number may have its sign.</summary>
    private sealed class Cells
    {
        private bool _atStart = true;
        private bool _afterSign;

        public string? Fault(ReadOnlySpan<char> text)
        {
            foreach (var c in text)
            {
                if ((_atStart && (c is '=' or '@')) || (_afterSign && !char.IsAsciiDigit(c) && c is not ('.' or ',' or '"' or '\r' or '\n')))
                {
                    return "a cell begins as a formula";
                }

                _afterSign = _atStart && (c is '+' or '-');
                _atStart = c is ',' or ';' or '\t' or '\n' or '\r' || (_atStart && (c is '"' or ' ' or '\ufeff'));
            }

            return null;
        }
    }
}
