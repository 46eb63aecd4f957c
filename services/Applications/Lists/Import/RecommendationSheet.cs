using System.Globalization;
using Applications.County;
using Applications.Requests;
using ServiceDefaults.Requests;
using Applications.Spreadsheets;
using static ServiceDefaults.Http.RuleViolationException;

namespace Applications.Lists.Import;

/// <summary>
/// A county's recommendations as its officers write them offline (推荐汇总表). Columns may stand in any order; a new one is one
/// line in <see cref="Columns"/> and its use in <see cref="Recommendation"/>. Each point of the county's check list has a column of its own.
/// </summary>
internal static class RecommendationSheet
{
    public const string Number = "申报编号";
    public const string Verdict = "结论";
    public const string Opinion = "意见";
    public const string Revision = "版本";

    public const string Letter = "推荐函文号";
    public const string Rank = "推荐排序";
    private const string Yes = "是";
    private const string No = "否";

    private static readonly (string Heading, bool Needed)[] Columns =
        [(Number, true), (Verdict, true), (Opinion, true), (Letter, true), (Rank, false), (Revision, false)];

    /// <summary>A point's column is headed by its Chinese text.</summary>
    public static IEnumerable<(string Heading, string Point)> Points => CheckList.Points.Select(point => (point.Text.Split(" / ")[0], point.Code));

    /// <summary>The rows that say something, and all that is wrong with any of them.</summary>
    public static (IReadOnlyList<RecommendationRow> Rows, IReadOnlyList<RowError> Errors) Read(byte[] content)
    {
        var sheet = Sheet.Read(content);
        var headings = sheet.Count == 0 ? [] : sheet[0].ToList();
        var missing = Columns.Where(c => c.Needed && headings.Count(h => h == c.Heading) != 1).Select(c => c.Heading).ToList();
        Require(
            missing.Count == 0, "spreadsheet-wrong-headings",
            $"The first row needs each of {string.Join("、", Columns.Where(c => c.Needed).Select(c => c.Heading))} once; {string.Join("、", missing)} is missing or doubled.");
        var errors = new List<RowError>();
        var rows = new List<RecommendationRow>();
        for (var i = 1; i < sheet.Count; i++)
        {
            if (sheet[i].All(cell => cell.Length == 0))
            {
                continue;
            }

            var row = i + 1;
            string Cell(string heading) => headings.IndexOf(heading) is var at && at >= 0 && at < sheet[i].Count ? sheet[i][at] : "";
            var found = Check(row, Cell, rows).ToList();
            errors.AddRange(found);
            if (found.Count == 0)
            {
                var verdict = RecommendationRow.Verdicts[Cell(Verdict)];
                rows.Add(new(
                    row, Cell(Number), verdict, Cell(Opinion), verdict is RecommendationVerdict.Recommend ? Recommendation(Cell) : null,
                    NumberOf(Cell(Revision))));
            }
        }

        return (rows, errors);
    }

    private static RecommendApplication.Request Recommendation(Func<string, string> cell) => new(
        cell(Opinion), cell(Letter),
        [
            .. Points.Where(point => cell(point.Heading).Length > 0)
                .Select(point => new RecommendApplication.CheckRequest(point.Point, cell(point.Heading) == Yes)),
        ],
        (int?)NumberOf(cell(Rank)));

    private static IEnumerable<RowError> Check(int row, Func<string, string> cell, List<RecommendationRow> before)
    {
        if (cell(Number).Length == 0)
        {
            yield return new(row, Number, "number-missing", "写明申报编号 (give the application's number).");
        }
        else if (before.Find(other => other.Number == cell(Number)) is { } twice)
        {
            yield return new(row, Number, "number-twice", $"第 {twice.Row} 行已有同一编号,请保留一行 (row {twice.Row} has the same number: keep one).");
        }

        if (!RecommendationRow.Verdicts.ContainsKey(cell(Verdict)))
        {
            yield return new(row, Verdict, "verdict-unknown", $"只能填写 (write one of) {string.Join("、", RecommendationRow.Verdicts.Keys)}.");
        }

        if (!new TextAttribute(Words.Max).IsValid(cell(Opinion)))
        {
            yield return new(row, Opinion, "opinion-missing", $"写明意见,1至{Words.Max}字 (write an opinion of 1 to {Words.Max} characters).");
        }

        if (cell(Revision).Length > 0 && NumberOf(cell(Revision)) is null)
        {
            yield return new(row, Revision, "revision-unreadable", "填写导出表中的版本号,或留空 (the version of the exported list, or nothing).");
        }

        if (cell(Rank).Length > 0 && NumberOf(cell(Rank)) is null or < 1 or > 1000)
        {
            yield return new(row, Rank, "rank-unreadable", "填写1至1000的排序,或留空 (a rank from 1 to 1000, or nothing).");
        }

        if (cell(Verdict) == "推荐" && !new TextAttribute(100).IsValid(cell(Letter)))
        {
            yield return new(row, Letter, "letter-missing", "写明推荐函文号 (give the recommendation letter's number).");
        }

        foreach (var (heading, _) in Points.Where(point => cell(point.Heading) is not ("" or Yes or No)))
        {
            yield return new(row, heading, "check-unreadable", $"填写{Yes}或{No} (write {Yes} for yes or {No} for no).");
        }
    }

    private static long? NumberOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
