using Identity.Clients;
using Identity.Keys;
using Identity.People;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Identity.Data;

/// <summary>identitydb: people, clients, tokens, keys. Its secrets are only as safe as its backups.</summary>
internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>Advisory lock of everything that must happen once, however many replicas start.</summary>
    public const long StartupLock = 0x6964656E74697479;

    public DbSet<Person> People => Set<Person>();

    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<UsedAssertion> UsedAssertions => Set<UsedAssertion>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Waits for the lock, which the surrounding transaction holds until it ends.</summary>
    public Task LockAsync(long key, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({key})", cancel);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.UseOpenIddict<Guid>();
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("oidc_clients");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("oidc_authorizations");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("oidc_scopes");
        modelBuilder.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("oidc_tokens");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(IdentityDb).Assembly);
    }
}
