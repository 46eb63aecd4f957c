using Funding.Data;
using Funding.Ledger;
using Messaging;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Http;

namespace Funding.Settlements;

/// <summary>
/// Books payments that were paid, past the change tracker: what is needed is read in one round trip, and everything is written in
/// another, by <c>settle_payments</c>.
/// </summary>
internal sealed class SettlementDesk(FundingDb db, SettlementScribe scribe, SettlementQueue queue, RelaySignal signal, TimeProvider time)
{
    private const string Stale = "settlement_stale";

    /// <summary>
    /// Books it with its key and answer, in one commit with whatever else is reported at this moment; the caller's patience does not count.
    /// Null: it needs a decision, somebody was faster, or the key is known; nothing has happened.
    /// </summary>
    public Task<IResult?> SettleAsync(TreasuryReport report, IdempotencyClaim claim, HttpContext http) =>
        queue.PassAsync(new(report, claim, http, scribe, time), SettleAsync);

    /// <summary>Books what was simply paid in the caller's transaction, and returns the reports that it left alone.</summary>
    /// <param name="paid">One of each payment.</param>
    public async Task<IReadOnlyCollection<TreasuryReport>> SettleAsync(IReadOnlyCollection<TreasuryReport> paid, CancellationToken cancellationToken)
    {
        var ids = paid.Select(r => r.EndToEndId).ToArray();
        await db.LockBasesAsync(
            await db.Payments.Where(p => ids.Contains(p.EndToEndId)).Select(p => p.BaseId).Distinct().ToListAsync(cancellationToken), cancellationToken);
        var (batch, left, found) = (new SettlementBatch(), new List<TreasuryReport>(), await FindAsync(ids, cancellationToken));
        foreach (var report in paid)
        {
            if (found.GetValueOrDefault(report.EndToEndId) is { IsPlain: true } due && report.IsOf(due.Payment))
            {
                batch.Add(scribe.Settle(due, report));
            }
            else
            {
                left.Add(report);
            }
        }

        if (!batch.IsEmpty)
        {
            await batch.WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), cancellationToken);
        }

        return left;
    }

    /// <summary>Those that come together. One that cannot be written keeps none of the others from it: they are tried one by one then.</summary>
    private async Task SettleAsync(IReadOnlyList<WaitingReport> together)
    {
        try
        {
            await BookAsync(together);
            foreach (var report in together)
            {
                report.Answer();
            }
        }
        catch (Exception refusal) when (together.Count > 1 && refusal is PostgresException or RuleViolationException)
        {
            foreach (var report in together)
            {
                await SettleAsync([report]);
            }
        }
        catch (Exception refusal) when (refusal is RuleViolationException or PostgresException { ConstraintName: Stale or JournalMapping.OnePerSubject }
            or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected })
        {
            together[0].Leave();
        }
#pragma warning disable CA1031 // whatever it is, everybody who waits for it is told
        catch (Exception failure)
#pragma warning restore CA1031
        {
            foreach (var report in together)
            {
                report.Fail(failure);
            }
        }
    }

    private async Task BookAsync(IReadOnlyList<WaitingReport> together)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            var (batch, found) = (new SettlementBatch(), await FindAsync([.. together.Select(r => r.EndToEndId)], CancellationToken.None));
            foreach (var report in together)
            {
                report.SettleInto(batch, found.GetValueOrDefault(report.EndToEndId));
            }

            if (batch.IsEmpty)
            {
                return;
            }

            CrashPoint.Visit("settlement.before-write");
            await batch.WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), CancellationToken.None);
            CrashPoint.Visit("settlement.after-commit");
            signal.Set();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Payments of ours among these, with their awards; an award of several is one object.</summary>
    private async Task<Dictionary<string, DueSettlement>> FindAsync(string[] endToEndIds, CancellationToken cancellationToken) => (await (
            from payment in db.Payments.IgnoreAutoIncludes()
            join award in db.Awards on payment.AwardId equals award.Id
            where endToEndIds.Contains(payment.EndToEndId)
            select new { payment, award }).AsNoTrackingWithIdentityResolution().ToListAsync(cancellationToken))
        .ToDictionary(row => row.payment.EndToEndId, row => new DueSettlement(row.payment, row.award));
}
