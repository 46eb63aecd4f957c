using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Applications.ReferenceData;

/// <summary>One row under the headings, its fields in the headings' order.</summary>
internal sealed record CsvRow(int Number, IReadOnlyList<string> Fields);

/// <summary>CSV as officers' programs write it: headings in either language, in any order, others beside them are ignored.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<CsvRow> Read(string csv, (string English, string Chinese)[] headings, int maxRows, out List<RowError> errors)
    {
        errors = [];
        using var reader = new CsvReader(new StringReader(csv.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim, BadDataFound = null, MissingFieldFound = null, MaxFieldSize = 4000, DetectDelimiter = false,
        });
        if (!reader.Read() || !reader.ReadHeader() || reader.HeaderRecord is not { } header)
        {
            errors.Add(new(1, "", "file-empty", "The file is empty: begin with the headings."));
            return [];
        }

        var columns = headings.Select(h => Array.FindIndex(header, text => text == h.English || text == h.Chinese)).ToArray();
        errors.AddRange(headings.Where((_, i) => columns[i] < 0)
            .Select(h => new RowError(1, h.English, "heading-missing", $"The heading {h.English} ({h.Chinese}) is missing.")));
        var rows = new List<CsvRow>();
        while (errors.Count == 0 && reader.Read())
        {
            rows.Add(new(reader.Context.Parser!.RawRow, [.. columns.Select(column => reader.GetField(column) ?? "")]));
            if (rows.Count > maxRows)
            {
                errors.Add(new(rows[^1].Number, "", "file-too-long", $"At most {maxRows} rows."));
            }
        }

        return errors.Count == 0 ? rows : [];
    }
}
