using System.Globalization;
using System.Text.Json;
using Evidence;

namespace Funding.Ledger;

/// <summary>A journal as it is handed to <c>post_journals</c>, and as its audit row seals it.</summary>
internal sealed record JournalEntry(
    Guid Id, JournalKind Kind, Guid SubjectId, Guid BudgetId, Guid? AwardId, Guid? CounterBudgetId, long AmountFen, DateOnly BookedOn, DateTimeOffset PostedAt)
{
    public const string Action = "journal-posted";
    private static readonly JsonSerializerOptions Rows = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>It takes from what a budget has free.</summary>
    public bool TakesFreeMoney => Kind is JournalKind.Reservation or JournalKind.Reduction or JournalKind.Transfer or JournalKind.Freeze
        or JournalKind.CarryOver or JournalKind.Lapse;

    /// <summary>Whatever the ledger says of it later can be held against this row.</summary>
    public AuditEntry Describe() => AuditExtensions.DescribeOnce<Journal>(Id, Action, new
    {
        Kind = Kind.ToString(),
        SubjectId,
        BudgetId,
        AwardId,
        CounterBudgetId,
        AmountFen,
        BookedOn,
        PostedAt = Instant(PostedAt),
    });

    /// <summary>UTC to the microsecond, as it is sealed.</summary>
    public static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>In the table's own column names.</summary>
    public static string ToJson(IEnumerable<JournalEntry> entries) => JsonSerializer.Serialize(
        entries.Select(e => new
        {
            e.Id,
            Kind = e.Kind.ToString(),
            e.SubjectId,
            e.BudgetId,
            e.AwardId,
            e.CounterBudgetId,
            e.AmountFen,
            e.BookedOn,
            e.PostedAt,
        }),
        Rows);
}
