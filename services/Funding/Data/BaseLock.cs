using Funding.Accounts;
using Funding.Awards;
using Funding.Payees;
using Funding.Payments;
using Funding.Recoveries;
using Funding.UseOfFunds.Audits;
using Funding.UseOfFunds.Reports;
using Microsoft.EntityFrameworkCore;

namespace Funding.Data;

/// <summary>
/// All that concerns one base's money takes its turn at the base's account row, so that no promise, payment, hold or
/// termination decides on what another is changing. Take it first, read afterwards.
/// </summary>
internal static class BaseLock
{
    public static Task LockBaseAsync(this FundingDb db, Guid baseId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT FROM fund_account WHERE base_id = {baseId} FOR UPDATE", cancellationToken);

    /// <summary>Several at once, always in the same order.</summary>
    public static Task LockBasesAsync(this FundingDb db, IEnumerable<Guid> baseIds, CancellationToken cancellationToken)
    {
        var ids = baseIds.ToArray();
        return db.Database.ExecuteSqlAsync(
            $"SELECT FROM fund_account WHERE base_id = ANY({ids}) ORDER BY base_id FOR UPDATE", cancellationToken);
    }

    /// <summary>The award, locked with all that concerns its base; null when there is none.</summary>
    public static Task<Award?> LockAwardAsync(this FundingDb db, Guid id, CancellationToken cancellationToken) =>
        db.LockAsync(db.Awards, id, cancellationToken);

    public static Task<Payment?> LockPaymentAsync(this FundingDb db, Guid id, CancellationToken cancellationToken) =>
        db.LockAsync(db.Payments, id, cancellationToken);

    public static Task<PayeeChange?> LockPayeeChangeAsync(this FundingDb db, Guid id, CancellationToken cancellationToken) =>
        db.LockAsync(db.PayeeChanges, id, cancellationToken);

    public static Task<Recovery?> LockRecoveryAsync(this FundingDb db, Guid id, CancellationToken cancellationToken) =>
        db.LockAsync(db.Recoveries, id, cancellationToken);

    public static Task<UseReport?> LockUseReportAsync(this FundingDb db, Guid id, CancellationToken cancellationToken) =>
        db.LockAsync(db.UseReports, id, cancellationToken);

    public static Task<FundsAudit?> LockFundsAuditAsync(this FundingDb db, Guid id, CancellationToken cancellationToken) =>
        db.LockAsync(db.FundsAudits, id, cancellationToken);

    /// <summary>The base's account, locked; an empty one where the base was never heard of, because messages come in any order.</summary>
    public static async Task<FundAccount> LockOrCreateAccountAsync(this FundingDb db, Guid baseId, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO fund_account (id, revision, base_id, base_number, base_name, holder_name, holder_credit_code,
                                       particulars_version, title, title_version, revocations, grade_version)
             VALUES ({Guid.CreateVersion7()}, 0, {baseId}, '', '', '', '', 0, '', 0, {Array.Empty<long>()}, 0)
             ON CONFLICT (base_id) DO NOTHING
             """,
            cancellationToken);
        await db.LockBaseAsync(baseId, cancellationToken);
        return await db.AccountOfAsync(baseId, cancellationToken);
    }

    public static Task<FundAccount> AccountOfAsync(this FundingDb db, Guid baseId, CancellationToken cancellationToken) =>
        db.FundAccounts.Include(a => a.Rectifications).SingleAsync(a => a.BaseId == baseId, cancellationToken);

    private static async Task<T?> LockAsync<T>(this FundingDb db, IQueryable<T> all, Guid id, CancellationToken cancellationToken)
        where T : class, IOfBase
    {
        if (await all.Where(x => x.Id == id).Select(x => (Guid?)x.BaseId).SingleOrDefaultAsync(cancellationToken) is not { } baseId)
        {
            return null;
        }

        await db.LockBaseAsync(baseId, cancellationToken);
        return await all.SingleAsync(x => x.Id == id, cancellationToken);
    }
}
