using Microsoft.EntityFrameworkCore;

namespace Evidence.Tests;

public sealed class Thing(string name) : IAggregate
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Revision { get; private set; } = 1;

    public string Name { get; private set; } = name;

    public void Rename(string name) => (Name, Revision) = (name, Revision + 1);

    public void RenameWithoutRevision(string name) => Name = name;
}

public sealed class ThingsDb(DbContextOptions<ThingsDb> options) : DbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddEvidence();
        modelBuilder.Entity<Thing>().Property(t => t.Revision).IsConcurrencyToken();
    }
}
