using Funding.Ledger;
using ServiceDefaults.Http;

namespace Funding.Execution;

/// <summary>A number and the postings that it is the sum of.</summary>
/// <param name="Postings">Link to them, relative to the service's root.</param>
public sealed record Figure(MoneyAmount Amount, string Postings);

/// <summary>What a number means: which postings of those before it are added up. The one definition for the sum and for the link.</summary>
/// <param name="Side">None where the balance is meant.</param>
/// <param name="Journals">Empty for all kinds.</param>
internal sealed record Measure(string Heading, Stage Stage, PostingSide? Side, params IReadOnlyList<JournalKind> Journals)
{
    /// <summary>What the budget has been given in all, by whichever document; what it lost again is taken off.</summary>
    public static readonly Measure Appropriated = new(
        "预算安排", Stage.Available, null,
        JournalKind.Appropriation, JournalKind.Supplement, JournalKind.Reduction, JournalKind.Transfer, JournalKind.CarryOver,
        JournalKind.SupplementReversal, JournalKind.ReductionReversal, JournalKind.TransferReversal, JournalKind.CarryOverReversal);

    public static readonly Measure Reserved = new("已预留", Stage.Reserved, PostingSide.In);
    public static readonly Measure Committed = new("已承诺", Stage.Committed, PostingSide.In);
    public static readonly Measure Paid = new("已拨付", Stage.Paid, PostingSide.In);
    public static readonly Measure Recovered = new("已收回", Stage.Recovered, PostingSide.In);
    public static readonly Measure Available = new("可用余额", Stage.Available, null);
    public static readonly IReadOnlyList<Measure> All = [Appropriated, Reserved, Committed, Paid, Recovered, Available];

    public long FenOf(IEnumerable<Cell> cells) => cells.Where(Counts).Sum(cell => cell.Fen);

    public Figure Of(IEnumerable<Cell> cells, PostingFilter within) => new(MoneyAmount.OfFen(FenOf(cells)), Narrow(within).Link);

    public PostingFilter Narrow(PostingFilter within) => within with
    {
        Part = within.Part with
        {
            Stage = PostingFilter.Name(Stage),
            Side = Side is { } side ? PostingFilter.Name(side) : null,
            Journal = Journals is [] ? null : [.. Journals.Select(PostingFilter.Name)],
        },
    };

    private bool Counts(Cell cell) =>
        cell.Stage == Stage && (Side is null || cell.Inward == (Side is PostingSide.In)) && (Journals is [] || Journals.Contains(cell.Journal));
}
