using Calendar;
using Evidence;
using Funding.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Http;

namespace Funding.Ledger;

/// <summary>
/// Postings that belong to the change under way. The context writes them with its next save, after the change and in its
/// transaction, all in one round trip, and what locks a budget's busy account comes last.
/// </summary>
internal sealed class GeneralLedger(FundingDb db, BusinessClock clock, TimeProvider time)
{
    private readonly List<JournalEntry> _entries = [];

    /// <param name="subject">One journal of a kind for one subject, for good.</param>
    /// <param name="counterBudgetId">The other budget, where the money goes from one to another.</param>
    public void Post(JournalKind kind, Guid subject, Guid budgetId, Guid? awardId, long fen, Guid? counterBudgetId = null)
    {
        var entry = Draft(kind, subject, budgetId, awardId, fen, counterBudgetId);
        _entries.Add(entry);
        db.Set<AuditEntry>().Add(entry.Describe());
    }

    /// <summary>A journal of this moment that somebody else writes.</summary>
    public JournalEntry Draft(JournalKind kind, Guid subject, Guid budgetId, Guid? awardId, long fen, Guid? counterBudgetId = null)
    {
        var now = time.GetUtcNow();
        return new(
            Guid.CreateVersion7(), kind, subject, budgetId, awardId, counterBudgetId, fen, clock.Today,
            now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond))); // the database keeps no more
    }

    internal async Task WritePendingAsync(CancellationToken cancellationToken)
    {
        if (_entries.Count == 0)
        {
            return;
        }

        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Money moves with the change that moves it, or not at all: save in a transaction.");
        }

        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT post_journals({JournalEntry.ToJson(_entries)}::json)", cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.ConstraintName is LedgerAccountMapping.FloorCheck or LedgerAccountMapping.TurnoverCheck) // whichever account comes first
        {
            throw Short();
        }
        catch (PostgresException refusal) when (refusal.ConstraintName == JournalMapping.OnePerSubject)
        {
            throw new RuleViolationException("already-posted", "The ledger has this movement of money already: read it again.");
        }

        _entries.Clear();
    }

    private RuleViolationException Short()
    {
        var free = _entries.Where(e => e.TakesFreeMoney).Sum(e => e.AmountFen);
        return free > 0
            ? new("budget-exhausted", $"The budget has less than {MoneyAmount.Text(free)} left: choose another budget or a smaller amount.")
            : new("ledger-floor", $"The ledger does not hold {MoneyAmount.Text(_entries.Max(e => e.AmountFen))} where this would take it from: read its accounts, then decide again.");
    }
}
