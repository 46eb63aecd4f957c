using ServiceDefaults.Http;
using static System.FormattableString;

namespace Funding.Programmes.Rules;

/// <summary>
/// The awards of a programme as a pure function of its rules, its candidates and the money there is: in whole fen, never more than the
/// pool unless its rules leave that to people, every step written down.
/// </summary>
internal static class Computation
{
    private const int ScorePlaces = 10_000;

    /// <param name="candidates">In an order of their own: of equal remainders the earlier one takes the unit.</param>
    /// <param name="freeFen">What the budget has left.</param>
    public static IReadOnlyList<Computed> Of(ProgrammeRules rules, IEnumerable<Candidate> candidates, long freeFen)
    {
        var pool = Math.Min(rules.Amount.Pool?.Fen ?? long.MaxValue, freeFen);
        var lines = candidates.Select(candidate => new ComputedLine(candidate)).ToList();
        Begin(rules, lines, pool);
        foreach (var line in lines.Where(line => line.Fen > 0))
        {
            Limit(rules, line);
        }

        Fit(rules, lines, pool);
        foreach (var line in lines.Where(line => line.Fen is > 0 and < AwardPlan.LeastFen))
        {
            line.Nothing($"少于起付额 {MoneyAmount.Text(AwardPlan.LeastFen)} 元");
        }

        return [.. lines.Select(line => new Computed(line.Of.BaseId, line.Fen, line.Steps))];
    }

    private static void Begin(ProgrammeRules rules, List<ComputedLine> lines, long pool)
    {
        foreach (var line in lines)
        {
            if (rules.Amount.Needs(Measure.Score) && line.Of.Score is null)
            {
                line.Nothing("没有绩效评估得分");
            }
            else if (rules.Amount.Needs(Measure.Basis) && line.Of.BasisFen is null)
            {
                line.Nothing("没有核定基数");
            }
        }

        var measured = lines.Where(line => line.Steps.Count == 0).ToList();
        if (rules.Amount.Method is not AmountMethod.ProRata)
        {
            measured.ForEach(line => SetAmount(rules.Amount, line));
            return;
        }

        var parts = Apportionment.Divide(pool, measured.ConvertAll(line => WeightOf(rules.Amount, line.Of)), rules.UnitFen);
        for (var i = 0; i < measured.Count; i++)
        {
            measured[i].SetOrNothing(
                parts[i], "pro-rata", $"资金 {MoneyAmount.Text(pool)} 元,按{MeasureText(rules.Amount, measured[i].Of)}占合计的比例分配", "按比例不足一个单位");
        }
    }

    private static void SetAmount(AmountRule rule, ComputedLine line)
    {
        var of = line.Of;
        switch (rule.Method)
        {
            case AmountMethod.Fixed:
                var amount = rule.Fixed!.FirstOrDefault(f => f.Kind == of.Kind) ?? rule.Fixed!.FirstOrDefault(f => f.Kind is null);
                line.SetOrNothing(amount?.Amount.Fen, "fixed", amount?.Kind is null ? "定额" : "本类基地定额", "本类基地没有定额");
                break;
            case AmountMethod.Tiers:
                var measure = rule.MeasuredBy is Measure.Score ? of.Score!.Value : of.BasisFen!.Value / 100m;
                var tier = rule.Tiers!.Where(t => t.From <= measure).MaxBy(t => t.From);
                line.SetOrNothing(tier?.Amount.Fen, "tiers", Invariant($"{MeasureText(rule, of)},达到 {tier?.From} 档"), $"{MeasureText(rule, of)},未达到最低档");
                break;
            case AmountMethod.PerPoint:
                var (above, points) = (rule.Above ?? 0, Math.Max(0, of.Score!.Value - (rule.Above ?? 0)));
                line.SetOrNothing(
                    (long)(rule.PerPoint!.Fen * points), "per-point", Invariant($"超过 {above} 分的 {points} 分 × 每分 {rule.PerPoint.Value} 元"),
                    Invariant($"得分未超过 {above} 分"));
                break;
            default:
                line.SetOrNothing(
                    (long)(of.BasisFen!.Value * rule.Percent!.Value / 100), "share", Invariant($"{MeasureText(rule, of)} × {rule.Percent}%"), "不足一分");
                break;
        }
    }

    private static void Limit(ProgrammeRules rules, ComputedLine line)
    {
        if (rules.MostEach is { Fen: var most } && line.Fen > most)
        {
            line.Set("cap", "单个项目上限", most);
        }

        if (rules.MatchingRatio is { } ratio && (long)Math.Min((line.Of.MatchingFen ?? 0) / ratio, line.Fen) is var carried && carried < line.Fen)
        {
            line.Set("matching", Invariant($"自筹 {MoneyAmount.Text(line.Of.MatchingFen ?? 0)} 元 ÷ 配套比例 {ratio}"), carried);
        }

        if (line.Fen % rules.UnitFen is not 0 and var rest)
        {
            line.Set("round-down", $"取整到 {MoneyAmount.Text(rules.UnitFen)} 元", line.Fen - rest);
        }
    }

    /// <summary>Each amount is in whole units, so the larger remainder gives nobody more than the rules did.</summary>
    private static void Fit(ProgrammeRules rules, List<ComputedLine> lines, long pool)
    {
        var asked = lines.Aggregate((Int128)0, (sum, line) => sum + line.Fen);
        if (asked <= pool || rules.WhenShort is Shortage.Refuse)
        {
            return;
        }

        var parts = Apportionment.Divide(pool, lines.ConvertAll(line => line.Fen), rules.UnitFen);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Fen > 0)
            {
                lines[i].Set("scale", $"资金 {MoneyAmount.Text(pool)} 元少于合计 {MoneyAmount.Text((long)asked)} 元,按比例压缩", parts[i]);
            }
        }
    }

    private static long WeightOf(AmountRule rule, Candidate of) => rule.MeasuredBy is Measure.Score ? (long)(of.Score!.Value * ScorePlaces) : of.BasisFen!.Value;

    private static string MeasureText(AmountRule rule, Candidate of) => rule.MeasuredBy is Measure.Score
        ? Invariant($"得分 {of.Score}")
        : $"核定基数 {MoneyAmount.Text(of.BasisFen ?? 0)} 元";
}
