using CsCheck;
using Evaluation.Arbitrations;

namespace Evaluation.Tests;

/// <summary>When experts are too far apart, and when they are together again.</summary>
public sealed class SpreadRuleTests
{
    [Theory]
    [InlineData(20, true, 90, 40, 85)] // two of three stand by the median
    [InlineData(20, false, 90, 40, 65)] // each stands alone
    [InlineData(25, true, 90, 40, 65)] // exactly at the limit
    [InlineData(20, false, 90, 90, 40, 40)] // half is not most
    [InlineData(20, true, 90, 88, 86, 40)]
    [InlineData(1, true, 50)]
    public void More_than_half_within_the_limit_of_the_median_agree(int limit, bool agree, params int[] scores) =>
        Assert.Equal(agree, SpreadRule.MostAgree(Sheets(scores), limit));

    [Fact]
    public void One_sheet_and_equal_sheets_have_no_spread()
    {
        Assert.Equal(0, SpreadRule.SpreadOf([]));
        Assert.Equal(0, SpreadRule.SpreadOf(Sheets(70)));
        Assert.Equal(0, SpreadRule.SpreadOf(Sheets(70, 70, 70)));
    }

    [Fact]
    public void Neither_order_nor_a_common_shift_matters_and_a_spread_within_the_limit_is_agreement() =>
        Gen.Select(Gen.Int[0, 80].Array[1, 9], Gen.Int[1, 100], Gen.Int[0, 20], Gen.Int).Sample((scores, limit, shift, seed) =>
        {
            var (sheets, shuffled) = (Sheets(scores), Sheets([.. scores.Select(s => s + shift)]));
            new Random(seed).Shuffle(shuffled);
            return SpreadRule.SpreadOf(sheets) == SpreadRule.SpreadOf(shuffled)
                && SpreadRule.MostAgree(sheets, limit) == SpreadRule.MostAgree(shuffled, limit)
                && (SpreadRule.SpreadOf(sheets) > limit || SpreadRule.MostAgree(sheets, limit));
        });

    private static ArbitratedSheet[] Sheets(params int[] scores) => [.. scores.Select((score, i) => new ArbitratedSheet(Guid.CreateVersion7(), $"e{i}", score))];
}
