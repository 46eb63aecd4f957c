using Evidence;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ServiceDefaults.Data;

/// <summary>A pooled context outlives the scopes that borrow it, and who acts is the scope's to know: a save is audited by the borrower's interceptor.</summary>
internal sealed class ScopedAudit : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        Of(eventData).SavingChanges(eventData, result);

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        Of(eventData).SavingChangesAsync(eventData, result, cancellationToken);

    private static AuditInterceptor Of(DbContextEventData eventData) =>
        ((ServiceDb)eventData.Context!).Borrower?.GetRequiredService<AuditInterceptor>()
        ?? throw new InvalidOperationException("A save without an audit: borrow the context from a scope.");
}
