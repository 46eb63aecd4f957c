using Contracts;
using CsCheck;
using Funding.Programmes.Rules;
using ServiceDefaults.Http;

namespace Funding.Tests;

/// <summary>Amounts come about by the rules alone, to the last fen, and each step is written down.</summary>
public sealed class ComputationTests
{
    private const long Plenty = long.MaxValue / 4;

    [Theory]
    [InlineData("84.9999", 0)]
    [InlineData("85.0000", 100_000_00)]
    [InlineData("89.9999", 100_000_00)]
    [InlineData("90.0000", 200_000_00)]
    [InlineData("100.0000", 200_000_00)]
    public void A_tier_begins_exactly_at_its_mark(string score, long fen)
    {
        var rule = new AmountRule(AmountMethod.Tiers, Tiers: [new(90, Yuan(200_000)), new(85, Yuan(100_000))]);

        Assert.Equal(fen, Only(Rules(rule), new() { Score = Of(score) }).Fen);
    }

    [Fact]
    public void Parts_of_a_point_count_and_parts_of_a_fen_do_not()
    {
        var rule = new AmountRule(AmountMethod.PerPoint, PerPoint: new("333.33", "CNY"), Above: 60);

        Assert.Equal((long)(33_333 * 30.1234m), Only(Rules(rule), new() { Score = 90.1234m }).Fen);
        Assert.Equal(0, Only(Rules(rule), new() { Score = 60m }).Fen);
        Assert.Equal("nothing", Only(Rules(rule), new() { Score = 59m }).Working[^1].Rule);
    }

    [Fact]
    public void A_share_of_the_interest_is_given_up_to_the_cap()
    {
        var rule = new AmountRule(AmountMethod.Share, Percent: 33.33m);

        Assert.Equal(33_330, Only(Rules(rule), new() { BasisFen = 100_001 }).Fen);
        var capped = Only(Rules(rule) with { MostEach = Yuan(500) }, new() { BasisFen = 1_000_000_00 });
        Assert.Equal(500_00, capped.Fen);
        Assert.Equal(["share", "cap"], capped.Working.Select(s => s.Rule));
        Assert.Equal("没有核定基数", Only(Rules(rule), new()).Working[0].Text);
    }

    [Fact]
    public void Own_money_carries_the_award_by_its_ratio_and_none_carries_nothing()
    {
        var rules = Rules(new(AmountMethod.Fixed, Fixed: [new(Yuan(600)), new(Yuan(900), BaseKind.Region)])) with { MatchingRatio = 0.5m };

        Assert.Equal(900_00, Only(rules, new() { Kind = BaseKind.Region, MatchingFen = 450_00 }).Fen);
        Assert.Equal(899_98, Only(rules, new() { Kind = BaseKind.Region, MatchingFen = 449_99 }).Fen);
        Assert.Equal(600_00, Only(rules, new() { MatchingFen = Plenty }).Fen);
        Assert.Equal(0, Only(rules, new()).Fen);
    }

    [Fact]
    public void Too_little_for_all_is_scaled_to_the_last_fen_or_left_to_people()
    {
        var rules = Rules(new(AmountMethod.Fixed, Fixed: [new(Yuan(100))]));
        Candidate[] three = [Base(new()), Base(new()), Base(new())];

        Assert.Equal([66_67, 66_67, 66_66], Computation.Of(rules, three, 200_00).Select(c => c.Fen));
        Assert.Equal([66_00, 66_00, 66_00], Computation.Of(rules with { RoundDownTo = 100 }, three, 198_99).Select(c => c.Fen));
        Assert.Equal([100_00, 100_00, 100_00], Computation.Of(rules with { WhenShort = Shortage.Refuse }, three, 200_00).Select(c => c.Fen));
        Assert.All(Computation.Of(rules, three, 0), c => Assert.Equal(0, c.Fen));
    }

    [Fact]
    public void A_pool_is_divided_by_the_scores_and_what_the_cap_leaves_stays()
    {
        var rules = Rules(new(AmountMethod.ProRata, Pool: Yuan(1_000)));
        Candidate[] two = [Base(new() { Score = 90 }), Base(new() { Score = 60 })];

        Assert.Equal([600_00, 400_00], Computation.Of(rules, two, Plenty).Select(c => c.Fen));
        Assert.Equal([500_00, 400_00], Computation.Of(rules with { MostEach = Yuan(500) }, two, Plenty).Select(c => c.Fen));
        Assert.Equal([300_00, 200_00], Computation.Of(rules, two, 500_00).Select(c => c.Fen));
    }

    [Fact]
    public void An_award_that_no_instalment_could_be_paid_of_is_none() =>
        Assert.Equal(0, Only(Rules(new(AmountMethod.Share, Percent: 1m)), new() { BasisFen = 99_99 }).Fen);

    [Fact]
    public void Nobody_gets_more_than_the_rules_give_alone_and_all_together_no_more_than_there_is()
    {
        var methods = OneOf(
            new AmountRule(AmountMethod.Fixed, Fixed: [new(Yuan(12_345))]), new AmountRule(AmountMethod.Share, Percent: 37.77m),
            new AmountRule(AmountMethod.PerPoint, PerPoint: new("1234.56", "CNY"), Above: 55.5m),
            new AmountRule(AmountMethod.ProRata, Measure: Measure.Basis, Pool: Yuan(1_000_000)),
            new AmountRule(AmountMethod.Tiers, Measure: Measure.Basis, Tiers: [new(0, Yuan(10)), new(1_000, Yuan(99))]));
        var bases = Gen.Select(Gen.Int[0, 1_000_000], Gen.Long[0, 9_999_999_999_999_99], Gen.Long[0, 9_999_999_999_999_99])
            .Select((score, basis, own) => Base(new() { Score = score / 10_000m, BasisFen = basis, MatchingFen = own })).Array[1, 30];
        var rules = Gen.Select(methods, OneOf(1, 100, 10_000), OneOf<decimal?>(null, 0.5m, 3.33m), Gen.Bool)
            .Select((amount, unit, ratio, capped) => Rules(amount) with { RoundDownTo = unit, MatchingRatio = ratio, MostEach = capped ? new("8888.88", "CNY") : null });

        Gen.Select(rules, bases, Gen.Long[0, 50_000_000_00]).Sample((rule, candidates, free) =>
        {
            var computed = Computation.Of(rule, candidates, free);
            Assert.True(computed.Sum(c => (decimal)c.Fen) <= free);
            Assert.All(computed, c => Assert.True(c.Fen == 0 || (c.Fen >= AwardPlan.LeastFen && c.Fen % rule.UnitFen == 0 && c.Fen <= (rule.MostEach?.Fen ?? long.MaxValue))));
            Assert.All(computed, c => Assert.Equal(MoneyAmount.Text(c.Fen), c.Working[^1].Amount));
            if (rule.Amount.Method is not AmountMethod.ProRata)
            {
                Assert.All(computed.Zip(candidates), pair => Assert.True(pair.First.Fen <= Computation.Of(rule, [pair.Second], Plenty)[0].Fen));
            }
        }, iter: 2_000);
    }

    [Fact]
    public void A_sum_is_divided_whole_and_nobody_is_off_by_a_unit() => Gen.Select(Gen.Long[0, Plenty], Gen.Long[0, Plenty].Array[1, 40]).Sample((total, weights) =>
    {
        var parts = Apportionment.Divide(total, weights);
        var sum = weights.Aggregate((Int128)0, (all, weight) => all + weight);
        Assert.Equal(sum == 0 ? 0 : total, parts.Sum());
        Assert.All(parts.Zip(weights), pair => Assert.True(sum == 0 || Int128.Abs((Int128)pair.First - (Int128)total * pair.Second / sum) <= 1));
    }, iter: 5_000);

    [Fact]
    public void Instalments_add_up_to_the_award_whatever_its_fen() => Gen.Select(Gen.Long[AwardPlan.LeastFen, 9_999_999_999_999_99], Gen.Int[1, 98], Gen.Int[1, 98])
        .Where((_, first, second) => first + second < 100).Sample((fen, first, second) =>
        {
            var rules = Rules(new(AmountMethod.Fixed)) with { Instalments = [new(first), new(second), new(100 - first - second, Retention: true)] };
            var parts = rules.InstalmentsOf(fen);
            Assert.Equal(fen, parts.Sum(p => p.AmountFen));
            Assert.All(parts, p => Assert.True(p.AmountFen > 0));
            Assert.Equal((AwardPlan.Acceptance, 3), rules.ConditionsToProve().Select(c => (c.Code, c.BeforeInstalment)).Single());
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static decimal Of(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static MoneyAmount Yuan(long yuan) => MoneyAmount.OfFen(yuan * 100);

    private static ProgrammeRules Rules(AmountRule amount) => new(amount, [new(100)], 50);

    private static Computed Only(ProgrammeRules rules, Facts facts) => Computation.Of(rules, [Base(facts)], Plenty)[0];

    private static Candidate Base(Facts f) => new(Guid.CreateVersion7(), f.Kind, f.Score, f.BasisFen, f.MatchingFen);

    private sealed record Facts
    {
        public BaseKind Kind { get; init; } = BaseKind.Enterprise;

        public decimal? Score { get; init; }

        public long? BasisFen { get; init; }

        public long? MatchingFen { get; init; }
    }
}
