using System.Text.Json;
using Evidence;
using Funding.Data;
using Funding.Ledger;
using Funding.Payments;
using Messaging;
using Messaging.Outbox;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ServiceDefaults.Http;

namespace Funding.Settlements;

/// <summary>
/// Books payments that were paid, past the change tracker: what is needed is read in one round trip, and everything is written in
/// another, by <c>settle_payments</c>. One that is on its own is one commit.
/// </summary>
internal sealed class SettlementDesk(
    FundingDb db, GeneralLedger ledger, AuditStamp stamp, EventOutbox outbox, RelaySignal signal, TimeProvider time)
{
    private const string Stale = "settlement_stale";
    private const string Call = "SELECT * FROM settle_payments($1, $2, $3, $4, $5, $6)";

    /// <summary>The payment with its award; null where none of ours has this id.</summary>
    /// <remarks>By equality: for an array the server would plan anew each time.</remarks>
    public async Task<DueSettlement?> FindAsync(string endToEndId, CancellationToken cancellationToken) =>
        (await ReadAsync(db.Payments.Where(p => p.EndToEndId == endToEndId), cancellationToken)).SingleOrDefault();

    /// <summary>Payments of ours among these, with their awards; an award of several is one object.</summary>
    public Task<List<DueSettlement>> FindAsync(IReadOnlyCollection<string> endToEndIds, CancellationToken cancellationToken) =>
        ReadAsync(db.Payments.Where(p => endToEndIds.Contains(p.EndToEndId)), cancellationToken);

    public SettlementBatch NewBatch() => new(ledger, stamp, outbox);

    /// <summary>Books them in a transaction of their own, with the key and its answer. Null: somebody was faster, and nothing has happened.</summary>
    public async Task<IResult?> SettleAsync(SettlementBatch batch, IdempotencyClaim claim, RecordedAnswer answer)
    {
        try
        {
            CrashPoint.Visit("settlement.before-write");
            var known = await WriteAsync(ClaimRow(claim, answer), batch, CancellationToken.None); // the caller's patience no longer counts
            CrashPoint.Visit("settlement.after-commit");
            signal.Set();
            return known is null ? answer : claim.Replay(known.Value.Hash, known.Value.Answer);
        }
        catch (PostgresException refusal) when (refusal.ConstraintName is Stale or JournalMapping.OnePerSubject)
        {
            return null;
        }
    }

    /// <summary>Books them in the caller's transaction, which holds their bases' locks.</summary>
    public Task SettleAsync(SettlementBatch batch, CancellationToken cancellationToken) => WriteAsync(null, batch, cancellationToken);

    private async Task<List<DueSettlement>> ReadAsync(IQueryable<Payment> payments, CancellationToken cancellationToken)
    {
        var found = await (
            from payment in payments.IgnoreAutoIncludes()
            join award in db.Awards on payment.AwardId equals award.Id
            orderby payment.Id
            select new { payment, award }).AsNoTrackingWithIdentityResolution().ToListAsync(cancellationToken);
        return found.ConvertAll(row => new DueSettlement(row.payment, row.award));
    }

    private async Task<(byte[] Hash, RecordedAnswer Answer)?> WriteAsync(string? claim, SettlementBatch batch, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand(Call, (NpgsqlConnection)db.Database.GetDbConnection());
            foreach (var document in batch.ToJson().Prepend(claim))
            {
                command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Json, Value = (object?)document ?? DBNull.Value });
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken)
                ? (reader.GetFieldValue<byte[]>(0), new(reader.GetInt32(1), reader.GetString(2), null, null))
                : null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private string ClaimRow(IdempotencyClaim claim, RecordedAnswer answer) => JsonSerializer.Serialize(new
    {
        subject = claim.Subject,
        key = claim.Key,
        request_hash = $"\\x{Convert.ToHexStringLower(claim.RequestHash)}",
        status = answer.Status,
        body = answer.Body,
        created = time.GetUtcNow(),
    });
}
