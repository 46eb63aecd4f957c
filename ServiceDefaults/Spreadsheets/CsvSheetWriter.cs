using System.Buffers;
using System.Globalization;
using System.Text;

namespace ServiceDefaults.Spreadsheets;

/// <summary>CSV (RFC 4180) as Excel in China opens it: UTF-8 with its mark, no cell a formula.</summary>
public sealed class CsvSheetWriter(Stream output) : ISheetWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n\t;");
    private readonly StreamWriter _csv = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16 * 1024, leaveOpen: true) { NewLine = "\r\n" };

    public Task WriteRowAsync(IEnumerable<object?> cells, CancellationToken cancellationToken) =>
        _csv.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), cancellationToken);

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private static string? Cell(object? cell)
    {
        var text = cell is string words ? SafeText.Neutral(words) : Convert.ToString(cell, CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(Special) ? $"\"{text!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
