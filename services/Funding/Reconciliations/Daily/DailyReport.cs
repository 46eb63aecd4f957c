using ServiceDefaults.Http;

namespace Funding.Reconciliations.Daily;

/// <summary>How many, and how much.</summary>
public sealed record Tally(int Count, MoneyAmount Amount)
{
    internal static Tally Of(IReadOnlyCollection<Sum> sums) => new(sums.Sum(s => s.Count), MoneyAmount.OfFen(sums.Sum(s => s.Fen)));
}

/// <summary>One day of the treasury against our books, to the fen.</summary>
/// <param name="Reconciled">Somebody has held that day's statement against our books.</param>
/// <param name="Sent">Every order of that day; each is in exactly one of the next eight.</param>
/// <param name="Awaited">Given, and no answer yet.</param>
/// <param name="Ended">Not received, and then cancelled or released to be sent again.</param>
/// <param name="StatementPaid">What the statement of that day says was paid.</param>
/// <param name="StatementReturned">What it says came back.</param>
/// <param name="BooksPaid">What our books say was paid on that day.</param>
/// <param name="Matched">Lines that were taken for our payments.</param>
/// <param name="Unmatched">Lines of money that was paid and is none of our payments.</param>
/// <param name="NotOnStatement">Our payments of that day that the statement does not have.</param>
/// <param name="BookedOnAnotherDay">Matched lines whose payment our books have on another day.</param>
/// <param name="Unexplained">Statement less books, less what these three explain: nothing, or the books are wrong.</param>
/// <param name="OpenDiscrepancies">Still worked on.</param>
public sealed record DailyReport(
    DateOnly Date, bool Reconciled, Tally Sent, Tally Awaited, Tally Accepted, Tally Paid, Tally Returned, Tally Unknown, Tally Rejected,
    Tally NotReceived, Tally Ended, Tally StatementPaid, Tally StatementReturned, Tally BooksPaid, Tally Matched, Tally Unmatched,
    Tally NotOnStatement, Tally BookedOnAnotherDay, MoneyAmount Unexplained, int OpenDiscrepancies);
