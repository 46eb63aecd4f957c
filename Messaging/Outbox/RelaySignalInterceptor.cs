using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Messaging.Outbox;

/// <summary>Signals the relay after a commit, whether the transaction was the caller's or <c>SaveChanges</c>' own.</summary>
public sealed class RelaySignalInterceptor(RelaySignal signal) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        CrashPoint.Visit("outbox.after-commit-before-signal");
        signal.Set();
        return Task.CompletedTask;
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => signal.Set();

    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            signal.Set(); // one statement needs no transaction of its own, so no commit was announced
        }

        return ValueTask.FromResult(result);
    }
}
