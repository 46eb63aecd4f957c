using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults;
using Npgsql;

namespace Identity.Data;

/// <summary>How identitydb is reached, and how the keys stored in it are protected.</summary>
internal static class Database
{
    public static void AddDatabase(this WebApplicationBuilder builder, IdentityOptions settings)
    {
        var connectionString = builder.Configuration.GetConnectionString("identitydb");
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new SettingException("ConnectionStrings__identitydb is missing: set it to the connection string of identitydb.");
        }

        builder.Services.AddDbContext<IdentityDb>(options => options.UseNpgsql(connectionString).UseSnakeCaseNamingConvention());
        var protection = builder.Services.AddDataProtection().SetApplicationName("identity").PersistKeysToDbContext<IdentityDb>();
        if (settings.KeyCertificatePath is { } path)
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(path, settings.KeyCertificatePassword));
        }

        // It would create a key before the database is known to be there, and outside the lock that lets replicas share one.
        var eager = builder.Services.Single(service => service.ImplementationType?.Name == "DataProtectionHostedService");
        builder.Services.Remove(eager);
    }

    /// <summary>True where the database, not the code, is the trouble: it may be well again in a moment.</summary>
    public static bool IsDatabaseTrouble(Exception? error) => error switch
    {
        null => false,
        PostgresException { IsTransient: true } => true,
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidCatalogName } => true,
        PostgresException => false,
        NpgsqlException => true,
        _ => IsDatabaseTrouble(error.InnerException),
    };
}
