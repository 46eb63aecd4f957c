using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Contracts;
using CsvHelper;
using CsvHelper.Configuration;
using ServiceDefaults.Http;

namespace Evaluation.Figures;

/// <summary>One figure to publish, and where it stands in what was sent.</summary>
/// <param name="Pointer">Of the row, or of the file that it is in.</param>
/// <param name="Place">What people look for in a file, such as <c>Row 3</c>; empty where the pointer says it all.</param>
internal sealed record FigureRow(string Pointer, string Place, PublishFigure.Request Figure)
{
    public FieldError Error(string detail) => new(Pointer, Place.Length > 0 ? $"{Place}: {detail}" : detail);
}

/// <summary>Reads figures from CSV, and says of every row what is wrong with it: the same rules as for one figure.</summary>
internal static class FigureCsv
{
    private static readonly (string English, string Chinese)[] Headings =
        [("code", "指标"), ("scope", "范围"), ("year", "年份"), ("value", "数值"), ("unit", "单位"), ("source", "来源")];

    private static readonly CsvConfiguration Lenient = new(CultureInfo.InvariantCulture)
    {
        HasHeaderRecord = false, BadDataFound = null, TrimOptions = TrimOptions.Trim, IgnoreBlankLines = false, DetectDelimiter = false,
    };

    public static IReadOnlyList<FigureRow> Read(string csv, int maxRows, List<FieldError> errors)
    {
        using var reader = new CsvParser(new StringReader(csv.TrimStart('\uFEFF')), Lenient);
        var header = reader.Read() ? reader.Record ?? [] : [];
        var columns = Headings.Select(h => Array.FindIndex(header, text => text == h.English || text == h.Chinese)).ToArray();
        errors.AddRange(Headings.Where((_, i) => columns[i] < 0).Select(h => Wrong(1, $"the heading {h.English} ({h.Chinese}) is missing.")));
        var rows = new List<FigureRow>();
        for (var number = 2; columns.All(column => column >= 0) && reader.Read(); number++)
        {
            var cells = columns.Select(column => reader.Record!.ElementAtOrDefault(column) ?? "").ToArray();
            if (cells.All(cell => cell.Length == 0))
            {
                continue;
            }

            if (rows.Count == maxRows)
            {
                errors.Add(Wrong(number, $"at most {maxRows} rows."));
                break;
            }

            rows.Add(new("/csv", $"Row {number}", Parse(cells, number, errors)));
        }

        return rows;
    }

    private static PublishFigure.Request Parse(string[] cells, int number, List<FieldError> errors)
    {
        ReferenceScope? scope = cells[1] switch
        {
            "city" or "全市" => ReferenceScope.City,
            "province" or "全省" => ReferenceScope.Province,
            _ => null,
        };
        var isYear = int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year);
        var isValue = decimal.TryParse(cells[3], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        var figure = new PublishFigure.Request(cells[0], scope ?? default, isYear ? year : 2000, isValue ? value : 0, cells[4], cells[5]);
        string[] unread =
        [
            .. scope is null ? [$"scope: “{cells[1]}” is neither city (全市) nor province (全省)."] : Array.Empty<string>(),
            .. isYear ? [] : new[] { $"year: “{cells[2]}” is no year." },
            .. isValue ? [] : new[] { $"value: “{cells[3]}” is no number." },
        ];
        var found = new List<ValidationResult>();
        Validator.TryValidateObject(figure, new(figure), found, validateAllProperties: true);
        errors.AddRange(unread.Concat(found.Select(f => $"{f.MemberNames.FirstOrDefault()?.ToLowerInvariant()}: {f.ErrorMessage}")).Select(detail => Wrong(number, detail)));
        return figure;
    }

    private static FieldError Wrong(int row, string detail) => new("/csv", $"Row {row}, {detail}");
}
