using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ServiceDefaults.Spreadsheets;

namespace Applications.Spreadsheets;

/// <summary>CSV (RFC 4180) with commas, tabs or semicolons between its cells, whichever the first line has most of; in UTF-8 or GB18030.</summary>
internal static class CsvSheetReader
{
    public static IReadOnlyList<IReadOnlyList<string>> Read(byte[] content) => Read(TextOf(content));

    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        using var parser = new CsvParser(new StringReader(text.TrimStart('\ufeff')), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = SeparatorOf(text),
            IgnoreBlankLines = false, // a row's number is the one that the officer sees
            BadDataFound = _ => Sheet.RequireReadable(false),
        });
        var rows = new List<IReadOnlyList<string>>();
        while (parser.Read())
        {
            rows.Add([.. parser.Record!.Select(cell => Unguarded(cell.Trim()))]);
            Sheet.RequireRoom(rows.Count, parser.Count, rows[^1].Max(cell => cell.Length));
        }

        return rows;
    }

    private static string SeparatorOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text : text[..end];
        return ",\t;".MaxBy(c => first.Count(letter => letter == c)).ToString();
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
                var text = Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(content);
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
