using Funding.Accounts;
using Funding.Awards;
using Funding.Budgets;
using Funding.Budgets.Changes;
using Funding.FiscalYears;
using Funding.Ledger;
using Funding.Ledger.Periods;
using Funding.Payees;
using Funding.Payments;
using Funding.Programmes;
using Funding.Programmes.Allocations;
using Funding.Reconciliations;
using Funding.Reconciliations.Discrepancies;
using Funding.Reconciliations.Statements;
using Funding.Recoveries;
using Funding.Reversals;
using Funding.Runs;
using Funding.Sources;
using Funding.UseOfFunds.Audits;
using Funding.UseOfFunds.Leverage;
using Funding.UseOfFunds.Milestones;
using Funding.UseOfFunds.Reports;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace Funding.Data;

/// <summary>The money: promised, paid, reconciled, recovered.</summary>
internal sealed class FundingDb(DbContextOptions<FundingDb> options) : ServiceDb(options)
{
    public DbSet<FundAccount> FundAccounts => Set<FundAccount>();

    public DbSet<Budget> Budgets => Set<Budget>();

    public DbSet<FundSource> FundSources => Set<FundSource>();

    public DbSet<Appropriation> Appropriations => Set<Appropriation>();

    public DbSet<FiscalYear> FiscalYears => Set<FiscalYear>();

    public DbSet<BudgetChange> BudgetChanges => Set<BudgetChange>();

    public DbSet<FundingProgramme> Programmes => Set<FundingProgramme>();

    public DbSet<Allocation> Allocations => Set<Allocation>();

    public DbSet<Award> Awards => Set<Award>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PayeeChange> PayeeChanges => Set<PayeeChange>();

    public DbSet<PaymentRun> PaymentRuns => Set<PaymentRun>();

    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();

    public DbSet<StatementEntry> StatementEntries => Set<StatementEntry>();

    public DbSet<Discrepancy> Discrepancies => Set<Discrepancy>();

    public DbSet<Recovery> Recoveries => Set<Recovery>();

    public DbSet<Reversal> Reversals => Set<Reversal>();

    public DbSet<UseReport> UseReports => Set<UseReport>();

    public DbSet<Milestone> Milestones => Set<Milestone>();

    public DbSet<CapitalPledge> CapitalPledges => Set<CapitalPledge>();

    public DbSet<FundsAudit> FundsAudits => Set<FundsAudit>();

    public DbSet<LedgerAccount> LedgerAccounts => Set<LedgerAccount>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<Posting> Postings => Set<Posting>();

    public DbSet<LedgerPeriod> LedgerPeriods => Set<LedgerPeriod>();

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
