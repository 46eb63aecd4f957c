using System.Diagnostics.CodeAnalysis;

namespace Scoring.Thresholds;

/// <summary>
/// When a numeric item is satisfied, as a comparison over the year's figure, the previous year's and a reference figure, such as
/// <c>value - previous &gt;= 1</c>. Exact, and false where a figure it needs is missing.
/// </summary>
public sealed class ThresholdExpression
{
    private readonly ThresholdTerm _left;
    private readonly ThresholdTerm _right;

    internal ThresholdExpression(ThresholdTerm left, string comparison, ThresholdTerm right) =>
        (_left, Comparison, _right) = (left, comparison, right);

    internal static readonly string[] Comparisons = [">=", "<=", ">", "<", "="]; // the longer ones first: the reader takes the first that fits

    /// <summary>One of &gt;=, &lt;=, &gt;, &lt;, =.</summary>
    public string Comparison { get; }

    /// <exception cref="ScoringException">It cannot be read.</exception>
    public static ThresholdExpression Parse(string text) =>
        TryParse(text, out var expression, out var fault) ? expression : throw new ScoringException(fault);

    /// <summary>Says in one sentence what is wrong with a text that cannot be read.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ThresholdExpression? expression, [NotNullWhen(false)] out string? fault)
    {
        (expression, fault) = new ThresholdReader(text).Read();
        return expression is not null;
    }

    /// <summary>The rule of an item, whichever way it is given.</summary>
    public static ThresholdExpression Of(NumericRule rule)
    {
        var threshold = new ThresholdTerm.Number(rule.Threshold ?? 0);
        var (value, previous, reference) = (Named(ThresholdFacts.ValueName), Named(ThresholdFacts.PreviousName), Named(ThresholdFacts.ReferenceName));
        return rule.Kind switch
        {
            RuleKind.AtLeast => new(value, ">=", threshold),
            RuleKind.RiseAtLeast => new(new ThresholdTerm.Joined(value, '-', previous), ">=", threshold),
            RuleKind.AbovePrevious => new(value, ">", previous),
            RuleKind.AboveReference => new(value, ">", reference),
            RuleKind.Expression => Parse(rule.Expression ?? ""),
            _ => throw new ScoringException($"Nobody knows the rule {rule.Kind}."),
        };
    }

    /// <summary>Whether it needs that figure: <c>value</c>, <c>previous</c> or <c>reference</c>.</summary>
    public bool Reads(string name) => _left.Reads(name) || _right.Reads(name);

    public bool IsMet(ThresholdFacts facts)
    {
        try
        {
            return (_left.Worth(facts), _right.Worth(facts)) is ({ } left, { } right) && Comparison switch
            {
                ">=" => left >= right,
                "<=" => left <= right,
                ">" => left > right,
                "<" => left < right,
                _ => left == right,
            };
        }
        catch (OverflowException)
        {
            return false; // beyond every real figure
        }
    }

    /// <summary>As it is read again: names, signs and only the brackets that are needed.</summary>
    public override string ToString() => Write(
        term => term is ThresholdTerm.Figure figure ? figure.Name : ThresholdTerm.Plain(((ThresholdTerm.Number)term).Amount),
        sign => sign.ToString(), comparison => comparison);

    /// <summary>With the figures in the place of their names; a missing one is —.</summary>
    public string InNumbers(ThresholdFacts facts) => Write(
        term => term.Worth(facts) is { } number ? ThresholdTerm.Plain(number) : "—", sign => sign.ToString(), comparison => comparison);

    /// <summary>In Chinese, as people say it.</summary>
    /// <param name="unit">Of the figures, such as <c>%</c>.</param>
    /// <param name="reference">What the reference figure is, such as 2017年全省参考数.</param>
    public string InWords(ThresholdFacts facts, string? unit, string reference) => Write(
        term => term switch
        {
            ThresholdTerm.Figure { Name: ThresholdFacts.ValueName } => $"本年数{Said(facts.Value, unit)}",
            ThresholdTerm.Figure { Name: ThresholdFacts.PreviousName } => $"上年数{Said(facts.Previous, unit)}",
            ThresholdTerm.Figure => $"{reference}{Said(facts.Reference, unit)}",
            _ => ThresholdTerm.Plain(((ThresholdTerm.Number)term).Amount),
        },
        sign => sign switch { '+' => "加", '-' => "减", '*' => "乘以", _ => "除以" },
        comparison => comparison switch { ">=" => "不低于", "<=" => "不高于", ">" => "高于", "<" => "低于", _ => "等于" })
        + (IsMet(facts) ? ":满足" : ":不满足");

    private static ThresholdTerm.Figure Named(string name) => new(name);

    private static string Said(decimal? figure, string? unit) => figure is { } given ? $"({ThresholdTerm.Plain(given)}{unit})" : "(未填报)";

    private string Write(Func<ThresholdTerm, string> leaf, Func<char, string> sign, Func<string, string> comparison) =>
        $"{_left.Write(leaf, sign)} {comparison(Comparison)} {_right.Write(leaf, sign)}";
}
