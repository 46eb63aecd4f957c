using Calendar;
using Evidence;
using Messaging;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Http;

namespace ServiceDefaults.Data;

/// <summary>A service's database: its own aggregates beside the tables every service has.</summary>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The scope that has borrowed this context from the pool.</summary>
    internal IServiceProvider? Borrower { get; set; }

    /// <summary>The borrower's services, for what a save must take along; none at design time.</summary>
    protected IServiceProvider? Scope => Borrower;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddMessaging().AddEvidence().AddCalendar();
        modelBuilder.Entity<IdempotencyRecord>(record =>
        {
            record.ToTable("idempotency");
            record.HasKey(r => new { r.Subject, r.Key });
        });
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        foreach (var aggregate in modelBuilder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IAggregate))))
        {
            // Bumped by every mutating method of the root, so a change to a child alone is noticed too.
            aggregate.FindProperty(nameof(IAggregate.Revision))!.IsConcurrencyToken = true;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
}
