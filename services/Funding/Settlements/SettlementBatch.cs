using System.Text.Json;
using Evidence;
using Funding.Awards;
using Funding.Ledger;
using Funding.Payments;
using Messaging.Outbox;

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
    private readonly List<object> _payments = [];
    private readonly Dictionary<Guid, (Award Award, long Seen, long Fen)> _awards = [];
    private readonly List<JournalEntry> _journals = [];
    private readonly List<AuditEntry> _audit = [];
    private readonly List<OutboxMessage> _events = [];

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

    /// <summary>Payments, awards, journals, audit and outbox rows, in the function's order.</summary>
    public string[] ToJson() =>
    [
        JsonSerializer.Serialize(_payments, Rows),
        JsonSerializer.Serialize(_awards.Values.Select(a => new { a.Award.Id, a.Seen, a.Award.Revision, a.Fen }), Rows),
        JournalEntry.ToJson(_journals),
        AuditRows.ToJson(_audit),
        OutboxRows.ToJson(_events),
    ];
}
