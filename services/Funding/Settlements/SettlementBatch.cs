using System.Text.Json;
using Evidence;
using Funding.Awards;
using Funding.Ledger;
using Funding.Payments;
using Messaging.Outbox;
using Npgsql;
using NpgsqlTypes;
using ServiceDefaults.Http;

namespace Funding.Settlements;

/// <summary>A payment that was paid, and its award: as they were read, without a lock. The function compares their revisions under it.</summary>
internal sealed record DueSettlement(Payment Payment, Award Award)
{
    /// <summary>An award that has ended asks its money back, and that is decided in the usual way.</summary>
    public bool IsPlain => Payment.IsOnItsWay && Award.IsCommitted;
}

/// <summary>All rows of some settlements, gathered as <c>settle_payments</c> takes them.</summary>
internal sealed class SettlementBatch(GeneralLedger ledger, AuditStamp stamp, EventOutbox outbox)
{
    private static readonly JsonSerializerOptions Rows = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly Dictionary<(string Subject, string Key), object> _claims = [];
    private readonly List<object> _payments = [];
    private readonly Dictionary<Guid, (Award Award, long Seen, long Fen)> _awards = [];
    private readonly List<JournalEntry> _journals = [];
    private readonly List<AuditEntry> _audit = [];
    private readonly List<OutboxMessage> _events = [];

    /// <summary>Awards and keys: of two batches that share one, the second is stale once the first is written.</summary>
    public IEnumerable<object> Subjects => [.. _awards.Keys, .. _claims.Keys];

    public void Add(DueSettlement due, DateOnly bookedOn, string reference)
    {
        var (payment, award) = due;
        var seen = payment.Revision;
        _awards.TryAdd(award.Id, (award, award.Revision, 0));
        var first = _audit.Count;
        var message = outbox.Prepare(Settlement.Take(payment, award, bookedOn, reference, _audit.Add));
        var journal = ledger.Draft(JournalKind.Payment, payment.Id, award.BudgetId, award.Id, payment.AmountFen);
        _audit.Add(journal.Describe());
        foreach (var entry in _audit.Skip(first))
        {
            stamp.Complete(entry, [(message.Id, message.Type)]);
        }

        _payments.Add(new { payment.Id, Seen = seen, Status = payment.Status.ToString(), payment.Revision, payment.PaidOn });
        _awards[award.Id] = _awards[award.Id] with { Fen = _awards[award.Id].Fen + payment.AmountFen };
        _journals.Add(journal);
        _events.Add(message);
    }

    /// <summary>The key with its answer is written with them.</summary>
    public void Keep(IdempotencyClaim claim, RecordedAnswer answer, DateTimeOffset at) => _claims.Add((claim.Subject, claim.Key), new
    {
        claim.Subject,
        claim.Key,
        RequestHash = $"\\x{Convert.ToHexStringLower(claim.RequestHash)}",
        answer.Status,
        answer.Body,
        Created = at,
    });

    /// <summary>The rows of all of them; no two have a subject in common.</summary>
    public static SettlementBatch Of(IEnumerable<SettlementBatch> batches) => batches.Aggregate((all, next) => all.Join(next));

    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT settle_payments($1, $2, $3, $4, $5, $6)", connection);
        foreach (var rows in ToJson())
        {
            command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Json, Value = rows });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private SettlementBatch Join(SettlementBatch other)
    {
        foreach (var (key, claim) in other._claims)
        {
            _claims.Add(key, claim);
        }

        foreach (var (id, award) in other._awards)
        {
            _awards.Add(id, award);
        }

        _payments.AddRange(other._payments);
        _journals.AddRange(other._journals);
        _audit.AddRange(other._audit);
        _events.AddRange(other._events);
        return this;
    }

    /// <summary>Keys, payments, awards, journals, audit and outbox rows, in the function's order.</summary>
    private string[] ToJson() =>
    [
        JsonSerializer.Serialize(_claims.Values, Rows),
        JsonSerializer.Serialize(_payments, Rows),
        JsonSerializer.Serialize(_awards.Values.Select(a => new { a.Award.Id, a.Seen, a.Award.Revision, a.Fen }), Rows),
        JournalEntry.ToJson(_journals),
        AuditRows.ToJson(_audit),
        OutboxRows.ToJson(_events),
    ];
}
