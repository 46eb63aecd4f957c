using Calendar;
using Funding.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ServiceDefaults.Http;

namespace Funding.Ledger;

/// <summary>
/// Postings that belong to the change under way. They are written after it, in its transaction, and those that lock a budget's
/// busy account come last.
/// </summary>
internal sealed class GeneralLedger(FundingDb db, BusinessClock clock, TimeProvider time)
{
    private readonly List<Entry> _entries = [];

    /// <param name="subject">One journal of a kind for one subject, for good.</param>
    public void Post(JournalKind kind, Guid subject, Guid budgetId, Guid? awardId, long fen) =>
        _entries.Add(new(kind, subject, budgetId, awardId, fen));

    /// <summary>Saves the change with its audit and outbox rows, then posts. The caller's transaction commits both or neither.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var entry in _entries.OrderBy(e => e.LocksBudget).ThenBy(e => e.LocksBudget ? e.BudgetId : Guid.Empty))
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
                                     {entry.Fen}, {clock.Today}, {time.GetUtcNow()})
                 """,
                cancellationToken);
        }
        catch (PostgresException refusal) when (refusal.ConstraintName == LedgerAccountMapping.FloorCheck && entry.Kind == JournalKind.Reservation)
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

    private sealed record Entry(JournalKind Kind, Guid Subject, Guid BudgetId, Guid? AwardId, long Fen)
    {
        public bool LocksBudget => Kind is not (JournalKind.Commitment or JournalKind.Payment or JournalKind.PaymentReversal or JournalKind.Receipt);
    }
}
