using Evidence;
using Funding.Data;
using Funding.Ledger;
using Funding.Payments;
using Messaging;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Http;

namespace Funding.Settlements;

/// <summary>
/// Books payments that were paid, past the change tracker: what is needed is read in one round trip, and everything is written in
/// another, by <c>settle_payments</c>. One that is on its own is one commit.
/// </summary>
internal sealed class SettlementDesk(
    FundingDb db, GeneralLedger ledger, AuditStamp stamp, EventOutbox outbox, SettlementQueue queue, RelaySignal signal, TimeProvider time)
{
    private const string Stale = "settlement_stale";

    /// <summary>The payment with its award; null where none of ours has this id.</summary>
    /// <remarks>By equality: for an array the server would plan anew each time.</remarks>
    public async Task<DueSettlement?> FindAsync(string endToEndId, CancellationToken cancellationToken) =>
        (await ReadAsync(db.Payments.Where(p => p.EndToEndId == endToEndId), cancellationToken)).SingleOrDefault();

    /// <summary>Payments of ours among these, with their awards; an award of several is one object.</summary>
    public Task<List<DueSettlement>> FindAsync(IReadOnlyCollection<string> endToEndIds, CancellationToken cancellationToken) =>
        ReadAsync(db.Payments.Where(p => endToEndIds.Contains(p.EndToEndId)), cancellationToken);

    public SettlementBatch NewBatch() => new(ledger, stamp, outbox);

    /// <summary>Books them with the key and its answer, in one commit with whatever else is settled at this moment. False: somebody was faster, or the key is known; nothing has happened.</summary>
    public async Task<bool> SettleAsync(SettlementBatch batch, IdempotencyClaim claim, RecordedAnswer answer)
    {
        batch.Keep(claim, answer, time.GetUtcNow());
        try
        {
            CrashPoint.Visit("settlement.before-write");
            await queue.WriteAsync(batch); // the caller's patience no longer counts
            CrashPoint.Visit("settlement.after-commit");
            signal.Set();
            return true;
        }
        catch (PostgresException refusal) when (refusal.ConstraintName is Stale or JournalMapping.OnePerSubject || refusal.SqlState is PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    /// <summary>Books them in the caller's transaction, which holds their bases' locks.</summary>
    public Task SettleAsync(SettlementBatch batch, CancellationToken cancellationToken) =>
        batch.WriteAsync((NpgsqlConnection)db.Database.GetDbConnection(), cancellationToken);

    private async Task<List<DueSettlement>> ReadAsync(IQueryable<Payment> payments, CancellationToken cancellationToken)
    {
        var found = await (
            from payment in payments.IgnoreAutoIncludes()
            join award in db.Awards on payment.AwardId equals award.Id
            orderby payment.Id
            select new { payment, award }).AsNoTrackingWithIdentityResolution().ToListAsync(cancellationToken);
        return found.ConvertAll(row => new DueSettlement(row.payment, row.award));
    }
}
