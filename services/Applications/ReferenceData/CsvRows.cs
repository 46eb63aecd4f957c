using Applications.Spreadsheets;

namespace Applications.ReferenceData;

/// <summary>One row under the headings, its fields in the headings' order.</summary>
internal sealed record CsvRow(int Number, IReadOnlyList<string> Fields);

/// <summary>A file's rows by their headings, in either language and any order; columns beside them are ignored.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<CsvRow> Read(string csv, (string English, string Chinese)[] headings, int maxRows, out List<RowError> errors)
    {
        errors = [];
        var sheet = CsvSheetReader.Read(csv);
        var header = sheet.Count == 0 ? [] : sheet[0].ToList();
        var columns = headings.Select(h => header.FindIndex(text => text == h.English || text == h.Chinese)).ToArray();
        errors.AddRange(headings.Where((_, i) => columns[i] < 0)
            .Select(h => new RowError(1, h.English, "heading-missing", $"The heading {h.English} ({h.Chinese}) is missing.")));
        if (sheet.Count - 1 > maxRows)
        {
            errors.Add(new(maxRows + 2, "", "file-too-long", $"At most {maxRows} rows."));
        }

        return errors.Count > 0
            ? []
            :
            [
                .. sheet.Select((cells, i) => (cells, Number: i + 1)).Skip(1).Where(row => row.cells.Any(cell => cell.Length > 0))
                    .Select(row => new CsvRow(row.Number, [.. columns.Select(column => row.cells.ElementAtOrDefault(column) ?? "")])),
            ];
    }
}
