using Evidence;
using Microsoft.EntityFrameworkCore;

namespace ServiceDefaults.Data;

/// <summary>
/// The database role a service works under: it reads and writes its rows, owns nothing, and cannot change or delete what is
/// append-only. Migrations run as the owner.
/// </summary>
internal static class ServiceRole
{
    public static string NameFor(string connectionName) => $"{connectionName[..^"db".Length]}_service";

    public static async Task GrantAsync(DbContext db, string role, CancellationToken cancellationToken)
    {
        var appendOnly = db.Model.GetEntityTypes()
            .Where(e => e.FindAnnotation(AppendOnly.Annotation) is not null)
            .Select(e => e.GetTableName()!)
            .Distinct();
#pragma warning disable EF1002 // names from this build's own model, no input
        // A role belongs to the whole cluster: another migration may be creating it at this moment.
        await db.Database.ExecuteSqlRawAsync(
            $"""
             DO $$ BEGIN
               IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE {role} NOLOGIN; END IF;
             EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
             END $$;
             DO $$ BEGIN
               IF NOT pg_has_role(current_user, '{role}', 'MEMBER') THEN GRANT {role} TO CURRENT_USER; END IF;
             END $$;
             GRANT USAGE ON SCHEMA public TO {role};
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
             GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
             {string.Concat(appendOnly.Select(table => $"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role};"))}
             """,
            cancellationToken);
#pragma warning restore EF1002
    }
}
