using Funding.Accounts;
using Funding.Awards;
using Funding.Budgets;
using Funding.Ledger;
using Funding.Payments;
using Funding.Reconciliations;
using Funding.Recoveries;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace Funding.Data;

/// <summary>The money: promised, paid, reconciled, recovered.</summary>
internal sealed class FundingDb(DbContextOptions<FundingDb> options) : ServiceDb(options)
{
    public DbSet<FundAccount> FundAccounts => Set<FundAccount>();

    public DbSet<Budget> Budgets => Set<Budget>();

    public DbSet<Award> Awards => Set<Award>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();

    public DbSet<Recovery> Recoveries => Set<Recovery>();

    public DbSet<LedgerAccount> LedgerAccounts => Set<LedgerAccount>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<Posting> Postings => Set<Posting>();

    /// <summary>Saves the change, then the postings that belong to it.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (Scope?.GetService<GeneralLedger>() is { } ledger)
        {
            await ledger.WritePendingAsync(cancellationToken);
        }

        return rows;
    }
}
