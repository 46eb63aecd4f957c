using System.Data;
using Funding.Data;
using Funding.Payments;
using Funding.Reconciliations.Discrepancies;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace Funding.Reconciliations.Daily;

/// <summary>What happened at the treasury on each day of a span, all read at one moment.</summary>
internal sealed class DayBook(FundingDb db)
{
    private static readonly PaymentStatus[] Settled = [PaymentStatus.Paid, PaymentStatus.Reconciled, PaymentStatus.Returned];

    /// <summary>The days on which anything was sent, paid or stated, in their order.</summary>
    public async Task<IReadOnlyList<DailyReport>> ReadAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var orders = await OrdersAsync(first, last, cancellationToken);
        var lines = await LinesAsync(first, last, cancellationToken);
        var books = await BooksAsync(first, last, cancellationToken);
        var open = await db.Discrepancies.Where(d => d.StatementDate >= first && d.StatementDate <= last)
            .Where(d => d.Status != DiscrepancyStatus.Resolved && d.Status != DiscrepancyStatus.Cleared)
            .GroupBy(d => d.StatementDate).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var reconciled = (await db.Reconciliations.Where(r => r.StatementDate >= first && r.StatementDate <= last)
            .Select(r => r.StatementDate).Distinct().ToListAsync(cancellationToken)).ToHashSet();
        var days = orders.Select(o => o.Date).Concat(lines.Select(l => l.Date)).Concat(books.Select(b => b.Date)).Concat(reconciled).Distinct().Order();
        return [.. days.Select(day => Report(
            day, [.. orders.Where(o => o.Date == day)], [.. lines.Where(l => l.Date == day)], [.. books.Where(b => b.Date == day)],
            reconciled.Contains(day), open.GetValueOrDefault(day)))];
    }

    private Task<List<OrderSum>> OrdersAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        db.Payments.Where(p => p.RequestedOn >= first && p.RequestedOn <= last)
            .GroupBy(p => new { p.RequestedOn, p.Status })
            .Select(g => new OrderSum(g.Key.RequestedOn!.Value, g.Key.Status, g.Count(), g.Sum(p => p.AmountFen))).ToListAsync(cancellationToken);

    private async Task<List<LineSum>> LinesAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var lines =
            from entry in db.StatementEntries
            where entry.Listed && entry.StatementDate >= first && entry.StatementDate <= last
            join payment in db.Payments on entry.PaymentId equals payment.Id into matched
            from payment in matched.DefaultIfEmpty()
            select new { entry.StatementDate, Return = entry.AmountFen < 0, Matched = entry.PaymentId != null, SameDay = payment!.PaidOn == entry.StatementDate, entry.AmountFen };
        return await lines.GroupBy(l => new { l.StatementDate, l.Return, l.Matched, l.SameDay })
            .Select(g => new LineSum(g.Key.StatementDate, g.Key.Return, g.Key.Matched, g.Key.SameDay, g.Count(), g.Sum(l => l.AmountFen)))
            .ToListAsync(cancellationToken);
    }

    private async Task<List<BookSum>> BooksAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var paid = db.Payments.Where(p => p.PaidOn >= first && p.PaidOn <= last && Settled.Contains(p.Status)).Select(p => new
        {
            p.PaidOn,
            p.AmountFen,
            Stated = db.StatementEntries.Any(e => e.PaymentId == p.Id && e.StatementDate == p.PaidOn && e.Listed && e.AmountFen > 0),
        });
        return await paid.GroupBy(p => new { p.PaidOn, p.Stated })
            .Select(g => new BookSum(g.Key.PaidOn!.Value, g.Key.Stated, g.Count(), g.Sum(p => p.AmountFen))).ToListAsync(cancellationToken);
    }

    private static DailyReport Report(DateOnly day, OrderSum[] orders, LineSum[] lines, BookSum[] books, bool reconciled, int open)
    {
        Tally Orders(params PaymentStatus[] statuses) => Tally.Of([.. orders.Where(o => statuses.Contains(o.Status))]);
        LineSum[] paid = [.. lines.Where(l => !l.Return)];
        Sum[] unmatched = [.. paid.Where(l => !l.Matched)], elsewhere = [.. paid.Where(l => l.Matched && !l.SameDay)], unstated = [.. books.Where(b => !b.Stated)];
        var unexplained = Fen(paid) - Fen(books) - Fen(unmatched) - Fen(elsewhere) + Fen(unstated);
        return new(
            day, reconciled, Tally.Of(orders), Orders(PaymentStatus.Sent), Orders(PaymentStatus.Accepted), Orders(PaymentStatus.Paid, PaymentStatus.Reconciled),
            Orders(PaymentStatus.Returned), Orders(PaymentStatus.Unknown), Orders(PaymentStatus.BankRejected), Orders(PaymentStatus.NotReceived),
            Orders(PaymentStatus.Cancelled, PaymentStatus.Locked), Tally.Of(paid), Tally.Of([.. lines.Where(l => l.Return).Select(l => l with { Fen = -l.Fen })]),
            Tally.Of(books), Tally.Of([.. lines.Where(l => l.Matched).Select(l => l with { Fen = Math.Abs(l.Fen) })]), Tally.Of(unmatched), Tally.Of(unstated),
            Tally.Of(elsewhere), MoneyAmount.OfFen(unexplained), open);
    }

    private static long Fen(IEnumerable<Sum> sums) => sums.Sum(s => s.Fen);
}

/// <summary>Rows of one sort of a day.</summary>
internal abstract record Sum(int Count, long Fen);

internal sealed record OrderSum(DateOnly Date, PaymentStatus Status, int Count, long Fen) : Sum(Count, Fen);

internal sealed record LineSum(DateOnly Date, bool Return, bool Matched, bool SameDay, int Count, long Fen) : Sum(Count, Fen);

internal sealed record BookSum(DateOnly Date, bool Stated, int Count, long Fen) : Sum(Count, Fen);
