using CsCheck;
using Funding.Awards;

namespace Funding.Tests;

/// <summary>What a base that lost its title owes, to the last fen.</summary>
public sealed class RepayableTests
{
    [Fact]
    public void A_share_is_never_rounded_up_and_never_off_by_a_fen() => Gen.Select(Gen.Long[-5, 999_999_999_999_999], Gen.Int[0, 100]).Sample((fen, percent) =>
    {
        var owed = (Int128)Of(percent).RepayableOf(fen);
        var exact = (Int128)Math.Max(0, fen) * percent;
        return owed * 100 <= exact && (owed + 1) * 100 > exact;
    });

    [Theory]
    [InlineData(99, 50, 49)]
    [InlineData(1, 99, 0)]
    [InlineData(101, 100, 101)]
    [InlineData(999_999_999_999_999, 33, 329_999_999_999_999)]
    public void Half_a_fen_is_not_demanded(long fen, int percent, long owed) => Assert.Equal(owed, Of(percent).RepayableOf(fen));

    private static Award Of(int percent)
    {
        var award = (Award)Activator.CreateInstance(typeof(Award), nonPublic: true)!;
        typeof(Award).GetProperty(nameof(Award.RepayablePercent))!.SetValue(award, percent);
        return award;
    }
}
