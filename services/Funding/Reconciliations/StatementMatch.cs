using Calendar;
using Evidence;
using Funding.Data;
using Funding.Ledger;
using Funding.Payments;
using Funding.Reconciliations.Statements;
using Funding.Treasury;
using Microsoft.EntityFrameworkCore;

namespace Funding.Reconciliations;

/// <summary>
/// Holds one day's statement against our payments, line by line. What agrees is paid and reconciled, what came back is returned, what
/// differs is listed and left alone, for people.
/// </summary>
internal sealed class StatementMatch(FundingDb db, TreasuryAnswers answers, BusinessClock clock)
{
    private readonly HashSet<Guid> _settledNow = [];

    public async Task<(int Matched, IReadOnlyList<Difference> Differences)> RunAsync(
        DateOnly date, IReadOnlyList<StatementEntry> entries, IReadOnlyList<Payment> payments, string by, CancellationToken cancellationToken)
    {
        var (matched, differences) = (0, new List<Difference>());
        var settled = await SettledAsync(payments, cancellationToken);
        var named = settled.Where(s => !s.IsReturn).Select(s => s.PaymentId).ToHashSet();
        foreach (var (entry, payment, rule) in InOrder(entries.Where(e => e.Listed && e.PaymentId is null), new(payments)))
        {
            if (await JudgeAsync(entry, payment, settled, cancellationToken) is { } kind)
            {
                differences.Add(new(kind, entry.EndToEndId, payment?.Id, payment?.AmountFen, entry.AmountFen, entry.Id));
            }
            else
            {
                settled.Add((payment!.Id, entry.IsReturn));
                matched += await TakeAsync(entry, payment, rule!.Value, by, cancellationToken) ? 1 : 0;
            }

            if (payment is not null && !entry.IsReturn)
            {
                named.Add(payment.Id);
            }
        }

        differences.AddRange(entries.Where(e => !e.Listed).Select(e => new Difference(DifferenceKind.Vanished, e.EndToEndId, e.PaymentId, e.AmountFen, null, e.Id)));
        differences.AddRange(await MissingAsync(date, payments.Where(p => !named.Contains(p.Id)), cancellationToken));
        return (matched, differences);
    }

    /// <summary>By lines of this statement or of another day's.</summary>
    private async Task<HashSet<(Guid PaymentId, bool IsReturn)>> SettledAsync(IReadOnlyList<Payment> payments, CancellationToken cancellationToken)
    {
        var ids = payments.Select(p => p.Id).ToArray();
        var lines = await db.StatementEntries.AsNoTracking().Where(e => e.PaymentId != null && ids.Contains(e.PaymentId.Value))
            .Select(e => new { e.PaymentId, IsReturn = e.AmountFen < 0 }).ToListAsync(cancellationToken);
        return [.. lines.Select(l => (l.PaymentId!.Value, l.IsReturn))];
    }

    /// <summary>First what was paid, then what came back; of each the lines of the right amount, so that the statement's own order decides nothing.</summary>
    private static IEnumerable<(StatementEntry Entry, Payment? Payment, MatchRule? Rule)> InOrder(IEnumerable<StatementEntry> entries, MatchRules rules) =>
        from entry in entries
        let found = rules.Find(entry)
        orderby entry.IsReturn, found?.Payment.AmountFen != Math.Abs(entry.AmountFen)
        select (entry, found?.Payment, found?.Rule);

    private async Task<List<Difference>> MissingAsync(DateOnly date, IEnumerable<Payment> unseen, CancellationToken cancellationToken)
    {
        var missing = new List<Difference>();
        foreach (var payment in unseen.Where(p => IsExpected(p, date)))
        {
            missing.Add(new(DifferenceKind.Missing, payment.EndToEndId, payment.Id, payment.AmountFen, null));
            if (date < clock.Today && payment.Status is (PaymentStatus.Sent or PaymentStatus.Unknown))
            {
                await answers.NotReceivedAsync(payment, cancellationToken);
            }
        }

        return missing;
    }

    private async Task<DifferenceKind?> JudgeAsync(
        StatementEntry entry, Payment? payment, HashSet<(Guid PaymentId, bool IsReturn)> settled, CancellationToken cancellationToken) => payment switch
        {
            null => DifferenceKind.UnknownLine,
            _ when settled.Contains((payment.Id, entry.IsReturn)) => DifferenceKind.DuplicateLine,
            _ when Math.Abs(entry.AmountFen) != payment.AmountFen => DifferenceKind.AmountDiffers,
            { Status: PaymentStatus.Returned } => null,
            { IsOnItsWay: true } => null,
            { Status: PaymentStatus.Paid or PaymentStatus.Reconciled } when !entry.IsReturn || await IsWithPayeeAsync(payment, cancellationToken) => null,
            _ => DifferenceKind.NotPayable,
        };

    /// <summary>False when so much of it was taken back by a recovery that the bank gives back what we have had already.</summary>
    private async Task<bool> IsWithPayeeAsync(Payment payment, CancellationToken cancellationToken) =>
        _settledNow.Contains(payment.Id) || await db.LedgerAccounts.Where(a => a.AwardId == payment.AwardId && a.Stage == Stage.Paid).Select(a => a.BalanceFen)
            .SingleOrDefaultAsync(cancellationToken) >= payment.AmountFen;

    /// <summary>True when the payment has become reconciled by this line.</summary>
    private async Task<bool> TakeAsync(StatementEntry entry, Payment payment, MatchRule rule, string by, CancellationToken cancellationToken)
    {
        entry.Match(payment, rule);
        if (entry.IsReturn)
        {
            await answers.ApplyAsync(payment, new(TreasuryOutcome.Returned, entry.BookedOn, "returned by the bank"), cancellationToken);
            return false;
        }

        await answers.ApplyAsync(payment, new(TreasuryOutcome.Paid, entry.BookedOn), cancellationToken);
        if (payment.Status is not PaymentStatus.Paid)
        {
            return false; // reconciled, or returned, before
        }

        _settledNow.Add(payment.Id); // the ledger hears of it with the save
        payment.Reconcile(by);
        db.Record(payment, "payment-reconciled", nameof(PaymentStatus.Paid), payment.Status.ToString(), data: new { Rule = rule.ToString() });
        return true;
    }

    private static bool IsExpected(Payment payment, DateOnly date) => payment.Status switch
    {
        PaymentStatus.Paid or PaymentStatus.Reconciled => payment.PaidOn == date,
        PaymentStatus.Sent or PaymentStatus.Accepted or PaymentStatus.Unknown or PaymentStatus.NotReceived => payment.RequestedOn == date,
        _ => false,
    };
}
