using Evidence;
using Funding.Data;
using Funding.Payments;
using Funding.Reconciliations.Discrepancies;
using Funding.Reconciliations.Statements;
using Funding.Treasury;
using Microsoft.EntityFrameworkCore;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Reconciliations;

/// <summary>Takes one reading of one day's statement, in the caller's transaction: keeps its lines, settles what agrees, opens and clears what differs.</summary>
internal sealed class StatementRun(FundingDb db, StatementBook book, StatementMatch match, DiscrepancyDesk desk)
{
    /// <param name="by">Without a part in any payment that the day still has to settle.</param>
    public async Task<Reconciliation> TakeAsync(
        DateOnly date, IReadOnlyList<StatementLine> lines, string by, CancellationToken cancellationToken)
    {
        await book.LockAsync(date, cancellationToken);
        var entries = await book.KeepAsync(date, lines, cancellationToken);
        var payments = await LoadAsync(date, entries, cancellationToken);
        var mine = payments.Exists(p => (p.IsOnItsWay || p.Status is PaymentStatus.Paid) && p.HasHandOf(by));
        Require(!mine, "same-person", "You created or approved a payment of that day: another officer must reconcile it.");

        var (matched, differences) = await match.RunAsync(date, entries, payments, by, cancellationToken);
        var reconciliation = new Reconciliation(date, lines.Count, matched, differences, by);
        db.Reconciliations.Add(reconciliation);
        db.Record(reconciliation, "statement-reconciled", data: new { StatementDate = date, reconciliation.Matched, Differences = reconciliation.Differences.Count });
        await desk.FollowAsync(reconciliation, cancellationToken);
        return reconciliation;
    }

    /// <summary>Every payment that the statement names, and every one that we expect on it; their bases are locked.</summary>
    private async Task<List<Payment>> LoadAsync(DateOnly date, IReadOnlyList<StatementEntry> entries, CancellationToken cancellationToken)
    {
        var named = entries.SelectMany(e => new[] { e.EndToEndId, MatchRules.Plain(e.EndToEndId) }).Distinct().ToArray();
        var matched = entries.Where(e => e.PaymentId is not null).Select(e => e.PaymentId!.Value).ToArray();
        var concerned = db.Payments.Where(
            p => named.Contains(p.EndToEndId) || matched.Contains(p.Id) || p.RequestedOn == date || p.PaidOn == date);
        var bases = await concerned.Select(p => p.BaseId).Distinct().ToListAsync(cancellationToken);
        await db.LockBasesAsync(bases, cancellationToken);
        return await concerned.Where(p => bases.Contains(p.BaseId)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
    }
}
