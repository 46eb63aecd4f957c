using Microsoft.EntityFrameworkCore.Design;
using ServiceDefaults.Data;

namespace Applications.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<ApplicationsDb>
{
    public ApplicationsDb CreateDbContext(string[] args) => new(DesignTimeDb.Options<ApplicationsDb>());
}
