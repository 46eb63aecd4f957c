using CsCheck;
using Scoring.Thresholds;

namespace Scoring.Tests;

/// <summary>Thresholds of numeric items (R131–R133, R141, R158): read, judged and explained.</summary>
public sealed class ThresholdExpressionTests
{
    [Theory]
    [InlineData("value>=60", "value >= 60")]
    [InlineData("  value - previous >= 1.0 ", "value - previous >= 1")]
    [InlineData("value > previous*(1 + 0.1)", "value > previous * (1 + 0.1)")]
    [InlineData("(value - previous) / previous = reference / 100", "(value - previous) / previous = reference / 100")]
    [InlineData("value - (previous - 1) < ((reference))", "value - (previous - 1) < reference")]
    public void An_expression_is_read_and_written_with_the_brackets_it_needs(string text, string written) =>
        Assert.Equal(written, ThresholdExpression.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("value")]
    [InlineData("value >= ")]
    [InlineData("value => 1")]
    [InlineData("value >= 1 2")]
    [InlineData("value >= 1 >= 2")]
    [InlineData("(value >= 1")]
    [InlineData("value + >= 1")]
    [InlineData("income >= 1")]
    [InlineData("value >= 1e5")]
    [InlineData("value >= 99999999999999999999999999999999999")]
    [InlineData("((((((((((((value)))))))))))) >= 1")]
    public void What_cannot_be_read_is_refused_with_a_sentence(string text)
    {
        Assert.False(ThresholdExpression.TryParse(text, out _, out var fault));
        Assert.EndsWith(".", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_too_long_is_refused() => Assert.False(ThresholdExpression.TryParse(new string('(', 100_000), out _, out _));

    [Theory]
    [InlineData("value >= 60", true)]
    [InlineData("value > 60", false)]
    [InlineData("value <= 60", true)]
    [InlineData("value < 60", false)]
    [InlineData("value = 60", true)]
    [InlineData("value - previous - 10 = 0", true)] // from the left
    [InlineData("previous - (value - 10) = 0", true)]
    [InlineData("previous / (value - 60) > 0", false)] // by zero: nothing is satisfied
    [InlineData("previous + 2 * 5 = value", true)]
    [InlineData("value > reference", false)] // missing
    [InlineData("value * 9999999999999999999999999999 * 9999 > 0", false)] // beyond every figure
    public void It_is_judged_exactly(string text, bool isMet) =>
        Assert.Equal(isMet, ThresholdExpression.Parse(text).IsMet(new(60, 50, null)));

    [Fact]
    public void A_rule_of_a_known_kind_is_the_expression_that_says_the_same() =>
        Gen.Select(Figures, Figures, Figures, Gen.Int[0, 3], Gen.Int[-300, 300]).Sample((value, previous, reference, kind, threshold) =>
        {
            var rule = new NumericRule((RuleKind)kind, threshold / 100m, "series");
            return rule.IsMet(value, previous, reference) == ThresholdExpression.Of(rule).IsMet(new(value, previous, reference));
        });

    [Fact]
    public void What_is_written_reads_again_as_the_same() =>
        Gen.Select(Terms, Terms, OneOf(">=", "<=", ">", "<", "="), Figures, Figures, Figures).Sample((left, right, comparison, value, previous, reference) =>
        {
            var facts = new ThresholdFacts(value, previous, reference);
            var once = ThresholdExpression.Parse($"{left} {comparison} {right}");
            var again = ThresholdExpression.Parse(once.ToString());
            return once.ToString() == again.ToString() && once.IsMet(facts) == again.IsMet(facts);
        });

    [Fact]
    public void Its_working_is_shown_in_numbers_and_in_words()
    {
        var rise = ThresholdExpression.Parse("value - previous >= 1");
        Assert.Equal("21.4 - 20.4 >= 1", rise.InNumbers(new(21.4m, 20.40m, null)));
        Assert.Equal("本年数(21.4%) 减 上年数(20.4%) 不低于 1:满足", rise.InWords(new(21.4m, 20.4m, null), "%", ""));
        Assert.Equal("— - 20.4 >= 1", rise.InNumbers(new(null, 20.4m, null)));
        Assert.Equal("本年数(1.9%) 高于 2017年全市参考数(2.05%):不满足", ThresholdExpression.Parse("value > reference").InWords(new(1.9m, null, 2.05m), "%", "2017年全市参考数"));
    }

    [Fact]
    public void A_rule_by_expression_says_what_it_needs_and_a_rule_of_a_kind_is_recorded_as_before()
    {
        var rule = new NumericRule(RuleKind.Expression, null, "gdp", "value >= previous * 1.1");
        Assert.Equal((true, false), (rule.NeedsPreviousValue, rule.NeedsReference));
        Assert.True(rule.IsMet(110, 100, null));
        Assert.False(rule.IsMet(109.999999m, 100, null));
        var text = System.Text.Encoding.UTF8.GetString(Evidence.CanonicalJson.Serialize(new NumericRule(RuleKind.AtLeast, 60, null)));
        Assert.Equal("""{"kind":"at-least","series":null,"threshold":"60.000000"}""", text);
    }

    private static Gen<decimal?> Figures => Gen.Select(Gen.Int[-300, 300], Gen.Int[0, 9], (hundredths, missing) => missing == 0 ? null : (decimal?)hundredths / 100);

    private static Gen<string> Terms => Term(2);

    private static Gen<string> Term(int depth)
    {
        var leaf = OneOf("value", "previous", "reference", "1", "2.25");
        return depth == 0 ? leaf : Gen.OneOf(leaf, Gen.Select(Term(depth - 1), OneOf("+", "-", "*", "/"), Term(depth - 1), (a, sign, b) => $"({a} {sign} {b})"));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
