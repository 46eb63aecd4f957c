using Microsoft.EntityFrameworkCore.Design;
using ServiceDefaults.Data;

namespace Registry.Data;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<RegistryDb>
{
    public RegistryDb CreateDbContext(string[] args) => new(DesignTimeDb.Options<RegistryDb>());
}
