using Applications.Spreadsheets;
using Contracts.Applications;

namespace Applications.ReferenceData;

/// <summary>Reads a list from CSV with the headings <c>code,name,group</c> or <c>代码,名称,类别</c>, and says of every row what is wrong with it.</summary>
internal static class ReferenceCsv
{
    private const int MaxRows = Sheet.MaxRows;
    private static readonly (string English, string Chinese)[] Headings = [("code", "代码"), ("name", "名称"), ("group", "类别")];

    public static (IReadOnlyList<ReferenceEntry> Entries, IReadOnlyList<RowError> Errors) Read(ReferenceLists.Definition list, string csv)
    {
        var rows = CsvRows.Read(csv, Headings, MaxRows, out var errors);
        var entries = new List<ReferenceEntry>();
        foreach (var row in rows)
        {
            var (code, name, group) = (row.Fields[0], row.Fields[1], list.GroupOf(row.Fields[2]));
            errors.AddRange(ErrorsOf(list, row, entries));
            entries.Add(new(code, name, group ?? ""));
        }

        return (entries, errors);
    }

    private static IEnumerable<RowError> ErrorsOf(ReferenceLists.Definition list, CsvRow row, List<ReferenceEntry> before)
    {
        if (!list.Code.IsMatch(row.Fields[0]))
        {
            yield return new(row.Number, "code", "code-malformed", $"“{row.Fields[0]}” is no code of this list.");
        }
        else if (before.Exists(entry => entry.Code == row.Fields[0]))
        {
            yield return new(row.Number, "code", "code-twice", $"{row.Fields[0]} stands above already: keep one.");
        }

        if (row.Fields[1].Length is 0 or > Requests.Words.MaxName)
        {
            yield return new(row.Number, "name", "name-malformed", $"A name has 1 to {Requests.Words.MaxName} characters.");
        }

        if (list.GroupOf(row.Fields[2]) is null)
        {
            yield return new(row.Number, "group", "group-unknown", $"“{row.Fields[2]}” is none of {string.Join(", ", list.Groups.Keys)}.");
        }
    }
}
