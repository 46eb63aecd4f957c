using System.Globalization;
using Evaluation.Statistics;
using Scoring;
using Scoring.Combination;
using Scoring.Statistics;

namespace Evaluation.Exports;

/// <summary>One row's cells below its headings: text, a number or nothing.</summary>
internal sealed record ExportTable(string Name, IReadOnlyList<string> Headings, int RowCount, IEnumerable<object?[]> Rows);

/// <summary>What was judged as tables for spreadsheet programs: by sheet, by item, by expert, by application. Rows are made as they are written.</summary>
internal static class ExportTables
{
    public static ExportTable? Of(string by, Judged judged, StatisticsQuestion question) => by switch
    {
        "sheets" => Sheets(judged, new(judged.Input, judged.Method)),
        "items" => Items(judged),
        "experts" => Experts(new(judged.Input, judged.Method)),
        "applications" => Applications(judged, new(judged.Input, judged.Method), question),
        _ => null,
    };

    private static ExportTable Sheets(Judged judged, JudgedRound round)
    {
        var outliers = OutlyingSheet.Of(round.Sheets).ToDictionary(o => (o.Application, o.Expert), o => o.Z);
        return new(
            "评审表", ["项目", "专家", "得分", .. round.Items.Dimensions.Select(dimension => $"{dimension} 得分"), "异常偏离(z)", "申报ID"], round.Sheets.Count,
            Enumerable.Range(0, round.Sheets.Count).Select(i =>
            {
                var mark = round.Sheets[i];
                var application = round.Applications[mark.Application];
                object? outlying = outliers.TryGetValue((mark.Application, mark.Expert), out var z) ? z : null;
                return (object?[])
                [
                    judged.NameOf(application), round.Experts[mark.Expert], mark.Score, .. round.Items.DimensionScores(i).Select(Rounded), outlying, Id(application),
                ];
            }));
    }

    private static ExportTable Items(Judged judged)
    {
        var dimensions = judged.Input.Criteria.Items.ToDictionary(item => item.Code, item => item.Dimension);
        return new(
            "评审条目", ["项目", "专家", "维度", "条目", "有无", "效果", "数值", "上年数值", "参考值", "申报ID"],
            judged.Input.Sheets.Sum(sheet => sheet.Lines.Count + sheet.Figures.Count),
            judged.Input.Sheets.SelectMany(sheet =>
            {
                var (name, id) = (judged.NameOf(sheet.ApplicationId), Id(sheet.ApplicationId));
                return sheet.Lines
                    .Select(l => (object?[])[name, sheet.Expert, dimensions[l.ItemCode], l.ItemCode, l.Exists ? "有" : "无", EffectOf(l.Effect), null, null, null, id])
                    .Concat(sheet.Figures.Select(f =>
                        (object?[])[name, sheet.Expert, dimensions[f.ItemCode], f.ItemCode, null, null, f.Value, f.PreviousValue, f.Reference, id]));
            }));
    }

    private static ExportTable Experts(JudgedRound round)
    {
        var experts = ExpertSeverity.Of(round.Sheets);
        var outliers = OutlyingSheet.Of(round.Sheets).ToLookup(o => o.Expert);
        return new(
            "专家", ["专家", "评审表数", "平均分", "严格程度", "严格程度下限(95%)", "严格程度上限(95%)", "与他人差异的标准差", "得分标准差", "异常评审表数", "说明"],
            experts.Count,
            experts.Select(e => (object?[])
            [
                round.Experts[e.Expert], e.Sheets, e.Mean, e.Severity.Value, e.Severity.Low, e.Severity.High, e.Spread, e.Range, outliers[e.Expert].Count(),
                e.Severity.NotComputed is null ? null : "没有其他专家评审同样的项目",
            ]));
    }

    private static ExportTable Applications(Judged judged, JudgedRound round, StatisticsQuestion question)
    {
        var scores = Combiner.Combine(round.Sheets, round.Method).Scores;
        var ranks = scores.Count == 0 ? [] : RankInterval.Of(round.Sheets, round.Method, question.Resampling, question.Places);
        return new(
            "申报项目",
            [
                "按得分的名次", "项目", "得分", "评审表数", "最低", "最高", .. round.Items.Dimensions.Select(dimension => $"{dimension} 平均分"), "名次下限(95%)",
                "名次中位", "名次上限(95%)", "申报ID",
            ],
            ranks.Count,
            ranks.OrderBy(rank => rank.Rank).Select(rank =>
            {
                var (from, count) = round.Sheets.Of(rank.Application).GetOffsetAndLength(round.Sheets.Count);
                var own = Enumerable.Range(from, count).ToList();
                var dimensions = own.Select(round.Items.DimensionScores).ToList();
                return (object?[])
                [
                    rank.Rank, judged.NameOf(round.Applications[rank.Application]), scores[rank.Application], count, own.Min(i => round.Sheets[i].Score),
                    own.Max(i => round.Sheets[i].Score), .. round.Items.Dimensions.Select((_, d) => Rounded(dimensions.Average(sheet => sheet[d]))), rank.Low, rank.Median,
                    rank.High, Id(round.Applications[rank.Application]),
                ];
            }));
    }

    private static object? Rounded(double score) => decimal.Round((decimal)score, Places.Score, MidpointRounding.AwayFromZero);

    private static string Id(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private static string EffectOf(Effect effect) => effect switch
    {
        Effect.None => "无",
        Effect.Weak => "弱",
        Effect.Fair => "一般",
        Effect.Good => "好",
        Effect.Excellent => "优秀",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };
}
