using Funding.Accounts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data;

namespace Funding.Data;

/// <summary>The money: promised, paid, reconciled, recovered.</summary>
internal sealed class FundingDb(DbContextOptions<FundingDb> options) : ServiceDb(options)
{
    public DbSet<FundAccount> FundAccounts => Set<FundAccount>();
}
