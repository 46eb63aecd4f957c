using System.Text;

namespace Applications.Spreadsheets;

/// <summary>CSV (RFC 4180) with commas, tabs or semicolons between its cells, whichever the first line has most of; in UTF-8 or GB18030.</summary>
internal static class CsvSheetReader
{
    private const char Quote = '"';

    public static IReadOnlyList<IReadOnlyList<string>> Read(byte[] content)
    {
        var text = TextOf(content);
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text : text[..end];
        var separator = ",\t;".MaxBy(c => first.Count(letter => letter == c));
        var rows = new List<IReadOnlyList<string>>();
        for (var at = 0; at < text.Length;)
        {
            rows.Add(ReadRow(text, ref at, separator));
            Sheet.RequireRoom(rows.Count, 0, 0);
        }

        return rows;
    }

    private static List<string> ReadRow(string text, ref int at, char separator)
    {
        var row = new List<string>();
        while (true)
        {
            var cell = at < text.Length && text[at] == Quote ? ReadQuoted(text, ref at) : ReadPlain(text, ref at, separator);
            row.Add(Unguarded(cell.Trim()));
            Sheet.RequireRoom(0, row.Count, cell.Length);
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }

            Sheet.RequireReadable(at >= text.Length || text[at] is '\r' or '\n');
            at += at + 1 < text.Length && text[at] is '\r' && text[at + 1] is '\n' ? 2 : 1;
            return row;
        }
    }

    private static string ReadPlain(string text, ref int at, char separator)
    {
        var length = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
        length = length < 0 ? text.Length - at : length;
        at += length;
        return text.Substring(at - length, length);
    }

    private static string ReadQuoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        while (true)
        {
            var close = text.IndexOf(Quote, at + 1);
            Sheet.RequireReadable(close > 0);
            cell.Append(text, at + 1, close - at - 1);
            at = close + 1;
            if (at >= text.Length || text[at] != Quote)
            {
                return cell.ToString();
            }

            cell.Append(Quote); // two are one
        }
    }

    /// <summary>An apostrophe before a formula is what an export of ours has put there.</summary>
    private static string Unguarded(string cell)
    {
        if (cell.StartsWith('\'') && SafeText.Neutral(cell[1..]) == cell)
        {
            return cell[1..];
        }

        Sheet.RequireNoFormula(!cell.StartsWith('='));
        return cell;
    }

    private static string TextOf(byte[] content)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var name in new[] { "utf-8", "gb18030" })
        {
            try
            {
                var text = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(content).TrimStart('\ufeff');
                Sheet.RequireReadable(!text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')));
                return text;
            }
            catch (DecoderFallbackException)
            {
                // the next one
            }
        }

        Sheet.RequireReadable(false);
        return "";
    }
}
