using Calendar;
using Evidence;
using Funding.Data;
using Funding.Payments;
using Funding.Treasury;

namespace Funding.Reconciliations;

/// <summary>
/// Holds one day's statement against our payments, by end-to-end id and amount. What agrees is paid and reconciled, what came back
/// is returned, what differs is listed and left alone.
/// </summary>
internal sealed class StatementMatch(FundingDb db, TreasuryAnswers answers, BusinessClock clock)
{
    public async Task<(int Matched, IReadOnlyList<Difference> Differences)> RunAsync(
        DateOnly date, IReadOnlyList<StatementLine> lines, IReadOnlyList<Payment> payments, string by, CancellationToken cancellationToken)
    {
        var (matched, differences) = (0, new List<Difference>());
        var known = payments.ToDictionary(p => p.EndToEndId);
        var seen = new HashSet<(string, bool)>();
        foreach (var line in lines.OrderBy(l => l.AmountFen < 0)) // first what was paid, then what came back
        {
            var payment = known.GetValueOrDefault(line.EndToEndId);
            if (Judge(line, payment, seen.Add((line.EndToEndId, line.AmountFen < 0))) is { } kind)
            {
                differences.Add(new(kind, line.EndToEndId, payment?.Id, payment?.AmountFen, line.AmountFen));
            }
            else
            {
                matched += await TakeAsync(line, payment!, by, cancellationToken) ? 1 : 0;
            }
        }

        foreach (var payment in payments.Where(p => !seen.Contains((p.EndToEndId, false)) && IsExpected(p, date)))
        {
            differences.Add(new(DifferenceKind.Missing, payment.EndToEndId, payment.Id, payment.AmountFen, null));
            if (date < clock.Today && payment.Status is (PaymentStatus.Sent or PaymentStatus.Unknown))
            {
                await answers.NotReceivedAsync(payment, cancellationToken);
            }
        }

        return (matched, differences);
    }

    private static DifferenceKind? Judge(StatementLine line, Payment? payment, bool isFirst) => payment switch
    {
        null => DifferenceKind.UnknownLine,
        _ when !isFirst => DifferenceKind.DuplicateLine,
        _ when Math.Abs(line.AmountFen) != payment.AmountFen => DifferenceKind.AmountDiffers,
        { Status: PaymentStatus.Returned } => null,
        { IsOnItsWay: false, Status: not (PaymentStatus.Paid or PaymentStatus.Reconciled) } => DifferenceKind.NotPayable,
        _ => null,
    };

    /// <summary>True when the payment has become reconciled by this line.</summary>
    private async Task<bool> TakeAsync(StatementLine line, Payment payment, string by, CancellationToken cancellationToken)
    {
        if (line.AmountFen < 0)
        {
            await answers.ApplyAsync(payment, new(TreasuryOutcome.Returned, line.BookedOn, "returned by the bank"), cancellationToken);
            return false;
        }

        await answers.ApplyAsync(payment, new(TreasuryOutcome.Paid, line.BookedOn), cancellationToken);
        if (payment.Status is not PaymentStatus.Paid)
        {
            return false; // reconciled, or returned, before
        }

        payment.Reconcile(by);
        db.Record(payment, "payment-reconciled", nameof(PaymentStatus.Paid), payment.Status.ToString());
        return true;
    }

    private static bool IsExpected(Payment payment, DateOnly date) => payment.Status switch
    {
        PaymentStatus.Paid or PaymentStatus.Reconciled => payment.PaidOn == date,
        PaymentStatus.Sent or PaymentStatus.Accepted or PaymentStatus.Unknown or PaymentStatus.NotReceived => payment.RequestedOn == date,
        _ => false,
    };
}
