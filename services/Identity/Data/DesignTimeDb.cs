using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Identity.Data;

/// <summary>Lets dotnet-ef write migrations without settings or a database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<IdentityDb>
{
    public IdentityDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<IdentityDb>()
        .UseNpgsql("Host=design-time").UseSnakeCaseNamingConvention().Options);
}
