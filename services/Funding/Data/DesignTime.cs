using Microsoft.EntityFrameworkCore.Design;
using ServiceDefaults.Data;

namespace Funding.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<FundingDb>
{
    public FundingDb CreateDbContext(string[] args) => new(DesignTimeDb.Options<FundingDb>());
}
