using Calendar;
using Funding.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Http;

namespace Funding.Ledger;

/// <summary>
/// Postings that belong to the change under way. The context writes them with its next save, after the change and in its
/// transaction, and those that lock a budget's busy account come last.
/// </summary>
internal sealed class GeneralLedger(FundingDb db, BusinessClock clock, TimeProvider time)
{
    private readonly List<Entry> _entries = [];

    /// <param name="subject">One journal of a kind for one subject, for good.</param>
    /// <param name="counterBudgetId">The other budget, where the money goes from one to another.</param>
    public void Post(JournalKind kind, Guid subject, Guid budgetId, Guid? awardId, long fen, Guid? counterBudgetId = null) =>
        _entries.Add(new(kind, subject, budgetId, awardId, fen, counterBudgetId));

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

        foreach (var entry in _entries.OrderBy(e => e.LocksBudget).ThenBy(e => e.LocksBudget ? e.FirstBudget : Guid.Empty))
        {
            await WriteAsync(entry, cancellationToken);
        }

        _entries.Clear();
    }

    private async Task WriteAsync(Entry entry, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 SELECT post_journal({Guid.CreateVersion7()}, {entry.Kind.ToString()}, {entry.Subject}, {entry.BudgetId}, {entry.AwardId},
                                     {entry.CounterBudgetId}, {entry.Fen}, {clock.Today}, {time.GetUtcNow()})
                 """,
                cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.ConstraintName == LedgerAccountMapping.FloorCheck && entry.TakesFreeMoney)
        {
            throw new RuleViolationException("budget-exhausted", $"The budget has less than {MoneyAmount.Text(entry.Fen)} left: choose another budget or a smaller amount.");
        }
        catch (PostgresException refusal) when (refusal.ConstraintName == LedgerAccountMapping.FloorCheck)
        {
            throw new RuleViolationException("ledger-floor", $"The ledger does not hold {MoneyAmount.Text(entry.Fen)} where this would take it from: read its accounts, then decide again.");
        }
        catch (PostgresException refusal) when (refusal.ConstraintName == JournalMapping.OnePerSubject)
        {
            throw new RuleViolationException("already-posted", "The ledger has this movement of money already: read it again.");
        }
    }

    private sealed record Entry(JournalKind Kind, Guid Subject, Guid BudgetId, Guid? AwardId, long Fen, Guid? CounterBudgetId)
    {
        public bool LocksBudget => Kind is not (
            JournalKind.Commitment or JournalKind.Payment or JournalKind.PaymentReversal or JournalKind.Receipt or JournalKind.WriteOffLoss);

        public bool TakesFreeMoney => Kind is JournalKind.Reservation or JournalKind.Reduction or JournalKind.Transfer or JournalKind.Freeze
            or JournalKind.CarryOver or JournalKind.Lapse;

        public Guid FirstBudget => CounterBudgetId is { } other && other.CompareTo(BudgetId) < 0 ? other : BudgetId;
    }
}
