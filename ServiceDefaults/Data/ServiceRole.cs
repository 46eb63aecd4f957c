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
             DO $$ DECLARE refused record; BEGIN
               -- What a trigger refuses to everyone, the service is not even granted.
               FOR refused IN
                 SELECT class.relname AS table_name, trigger.tgtype AS events
                 FROM pg_trigger trigger JOIN pg_class class ON class.oid = trigger.tgrelid JOIN pg_proc fn ON fn.oid = trigger.tgfoid
                 WHERE fn.proname = 'audit_refuse'
               LOOP
                 IF refused.events & 8 <> 0 THEN EXECUTE format('REVOKE DELETE ON %I FROM {role}', refused.table_name); END IF;
                 IF refused.events & 16 <> 0 THEN EXECUTE format('REVOKE UPDATE ON %I FROM {role}', refused.table_name); END IF;
               END LOOP;
             END $$;
             """,
            cancellationToken);
#pragma warning restore EF1002
    }
}
