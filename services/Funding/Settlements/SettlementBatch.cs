using System.Text.Json;
using Evidence;
using Funding.Ledger;
using Messaging.Outbox;
using Npgsql;
using NpgsqlTypes;
using ServiceDefaults.Http;

namespace Funding.Settlements;

/// <summary>All rows of some settlements, with the keys and answers of whoever reported them.</summary>
internal sealed class SettlementBatch
{
    private static readonly JsonSerializerOptions Rows = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly List<object> _claims = [];
    private readonly List<SettledPayment> _settled = [];

    public bool IsEmpty => _settled.Count == 0;

    public void Add(SettledPayment settled) => _settled.Add(settled);

    /// <summary>The key with its answer is written with them.</summary>
    public void Keep(IdempotencyClaim claim, RecordedAnswer answer, DateTimeOffset at) => _claims.Add(new
    {
        claim.Subject,
        claim.Key,
        RequestHash = $"\\x{Convert.ToHexStringLower(claim.RequestHash)}",
        answer.Status,
        answer.Body,
        Created = at,
    });

    /// <summary>One round trip, and one commit where no transaction is under way.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Settle(), AuditRows.Insert([.. _settled.SelectMany(s => s.Audit)]), OutboxRows.Insert([.. _settled.Select(s => s.Event)]) },
        };
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlBatchCommand Settle()
    {
        var command = new NpgsqlBatchCommand("SELECT settle_payments($1, $2, $3, $4)");
        string[] parts =
        [
            JsonSerializer.Serialize(_claims, Rows),
            JsonSerializer.Serialize(
                _settled.Select(s => new { s.Payment.Id, Seen = s.PaymentSeen, Status = s.Payment.Status.ToString(), s.Payment.Revision, s.Payment.PaidOn }), Rows),
            JsonSerializer.Serialize(
                _settled.GroupBy(s => s.Award).Select(a => new { a.Key.Id, Seen = a.Min(s => s.AwardSeen), a.Key.Revision, Fen = a.Sum(s => s.Payment.AmountFen) }), Rows),
            JournalEntry.ToJson(_settled.Select(s => s.Journal)),
        ];
        foreach (var rows in parts)
        {
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Json, Value = rows });
        }

        return command;
    }
}
