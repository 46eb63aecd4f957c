using CsCheck;
using Funding.Execution;
using Funding.Ledger;

namespace Funding.Tests;

/// <summary>Numbers of a row, without a database.</summary>
public sealed class ExecutionRowTests
{
    [Theory]
    [InlineData(0, 100, "0.00")]
    [InlineData(1, 3, "33.33")]
    [InlineData(2, 3, "66.66")]
    [InlineData(99_999_999, 100_000_000, "99.99")]
    [InlineData(100_000_000, 100_000_000, "100.00")]
    [InlineData(7, 0, null)]
    [InlineData(999_999_999_999_999, 999_999_999_999_999, "100.00")]
    public void A_percentage_is_full_with_the_last_fen_and_not_before(long paid, long appropriated, string? percent) =>
        Assert.Equal(percent, ExecutionRow.Of(GroupOf(new Cell(null, Stage.Available, JournalKind.Appropriation, true, appropriated), new Cell(null, Stage.Paid, JournalKind.Payment, true, paid))).PaidPercent);

    [Fact]
    public void A_budget_that_another_gave_to_or_took_from_is_worth_what_it_has_now() => Assert.Equal(
        "130.00",
        ExecutionRow.Of(GroupOf(
            new Cell(null, Stage.Available, JournalKind.Appropriation, true, 10_000), new Cell(null, Stage.Available, JournalKind.Supplement, true, 5_000),
            new Cell(null, Stage.Available, JournalKind.Reduction, true, -1_000), new Cell(null, Stage.Available, JournalKind.Transfer, false, -3_000),
            new Cell(null, Stage.Available, JournalKind.CarryOver, true, 2_000), new Cell(null, Stage.Available, JournalKind.Lapse, false, -4_000),
            new Cell(null, Stage.Available, JournalKind.Reservation, false, -500))).Appropriated.Amount.Value);

    [Fact]
    public void Any_months_payments_until_one_are_those_of_all_before_it_and_its_own() =>
        Gen.Select(Gen.Int[1, 400], Gen.Long[-900, 90_000]).Array[0, 60].Sample(payments =>
        {
            var cells = payments.Select(p => new Cell(Months.Of(((2018 + (p.Item1 / 12)) * 100) + (p.Item1 % 12) + 1), Stage.Paid, JournalKind.Payment, true, p.Item2)).ToList();
            var months = cells.GroupBy(cell => cell.Key).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Group(g.Key, g.Key!, Whole.Of(Dimension.Month, g.Key), [.. g])).ToList();
            var rows = ReadExecution.Rows(months, Dimension.Month);

            foreach (var row in rows)
            {
                var until = cells.Where(cell => string.CompareOrdinal(cell.Key, row.Key) <= 0).Sum(cell => cell.Fen);
                Assert.Equal(ServiceDefaults.Http.MoneyAmount.Text(until), row.PaidToDate!.Amount.Value);
                Assert.EndsWith($"until={Months.Last(row.Key!):yyyy-MM-dd}&stage=paid&side=in", row.PaidToDate.Postings, StringComparison.Ordinal);
            }
        });

    [Theory]
    [InlineData("2018-12", "2018-12-31")]
    [InlineData("2019-02", "2019-02-28")]
    [InlineData("2020-02", "2020-02-29")]
    [InlineData("2100-02", "2100-02-28")]
    public void A_month_ends_on_its_last_day(string month, string last) => Assert.Equal(last, $"{Months.Last(month):yyyy-MM-dd}");

    [Fact]
    public void Every_stage_journal_and_status_has_a_Chinese_name()
    {
        string[] names =
        [
            .. Enum.GetValues<Stage>().Select(Terms.Of), .. Enum.GetValues<JournalKind>().Select(Terms.Of),
            .. Enum.GetValues<Awards.AwardStatus>().Select(Terms.Of), .. Enum.GetValues<Dimension>().Select(Terms.Of),
        ];
        Assert.All(names, name => Assert.DoesNotContain(name, char.IsAsciiLetter));
    }

    private static readonly PostingFilter Whole = new(new());

    private static Group GroupOf(params Cell[] cells) => new(null, "合计", Whole, cells);
}
