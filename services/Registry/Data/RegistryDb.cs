using Microsoft.EntityFrameworkCore;
using Registry.Bases;
using ServiceDefaults.Data;

namespace Registry.Data;

/// <summary>The bases and their titles.</summary>
internal sealed class RegistryDb(DbContextOptions<RegistryDb> options) : ServiceDb(options)
{
    public DbSet<Base> Bases => Set<Base>();

    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
}
