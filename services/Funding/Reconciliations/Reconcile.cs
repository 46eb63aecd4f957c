using Calendar;
using Evidence;
using Funding.Data;
using Funding.Payments;
using Funding.Treasury;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Authentication;
using static ServiceDefaults.Http.RuleViolationException;

namespace Funding.Reconciliations;

internal static class Reconcile
{
    /// <param name="StatementDate">Business date, today or earlier. A day that is over is final: what its statement lacks was not received.</param>
    public sealed record Request(DateOnly StatementDate);

    public static async Task<Created<ReconciliationView>> Handle(
        Request request, FundingDb db, ITreasury treasury, StatementMatch match, Caller caller, BusinessClock clock,
        CancellationToken cancellationToken)
    {
        var date = request.StatementDate;
        Require(date <= clock.Today, "statement-in-future", "There is no statement of a day to come: choose today or an earlier day.");
        var lines = await treasury.StatementAsync(date, cancellationToken); // before the locks: nobody waits for the treasury
        Require(lines is not null, "treasury-unavailable", "The treasury did not give its statement: try again in a while.");
        var payments = await LoadAsync(db, date, lines, cancellationToken);
        var mine = payments.Exists(p => (p.IsOnItsWay || p.Status is PaymentStatus.Paid) && p.HasHandOf(caller.Subject));
        Require(!mine, "same-person", "You created or approved a payment of that day: another officer must reconcile it.");

        var (matched, differences) = await match.RunAsync(date, lines, payments, caller.Subject, cancellationToken);
        var reconciliation = new Reconciliation(date, lines.Count, matched, differences, caller.Subject);
        db.Reconciliations.Add(reconciliation);
        db.Record(reconciliation, "statement-reconciled", data: new { StatementDate = date, reconciliation.Matched, Differences = reconciliation.Differences.Count });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"reconciliations/{reconciliation.Id}", ReconciliationView.Of(reconciliation));
    }

    /// <summary>Every payment that the statement names, and every one that we expect on it; their bases are locked.</summary>
    private static async Task<List<Payment>> LoadAsync(
        FundingDb db, DateOnly date, IReadOnlyList<StatementLine> lines, CancellationToken cancellationToken)
    {
        var named = lines.Select(l => l.EndToEndId).Distinct().ToArray();
        var concerned = db.Payments.Where(p => named.Contains(p.EndToEndId) || p.RequestedOn == date || p.PaidOn == date);
        var bases = await concerned.Select(p => p.BaseId).Distinct().ToListAsync(cancellationToken);
        await db.LockBasesAsync(bases, cancellationToken);
        return await concerned.Where(p => bases.Contains(p.BaseId)).OrderBy(p => p.Id).ToListAsync(cancellationToken);
    }
}
