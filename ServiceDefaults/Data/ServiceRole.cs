using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ServiceDefaults.Data;

/// <summary>
/// The database role a service works under: it reads and writes its rows, owns nothing, and cannot change or delete what is
/// append-only. Migrations run as the owner. It is the service's own login where the host makes logins; otherwise the owner's
/// sessions take it on at their start.
/// </summary>
internal static partial class ServiceRole
{
    /// <summary>Of <c>fundingdb</c> it is <c>funding_service</c>; a role belongs to the whole cluster, so each database has its own.</summary>
    public static string NameFor(NpgsqlConnectionStringBuilder connection, string connectionName)
    {
        var database = connection.Database is { Length: > 0 } given ? given : connectionName;
        if (!Plain().IsMatch(database))
        {
            throw new SettingException(
                $"ConnectionStrings__{connectionName} names a database whose role cannot be named after it: give it at most 50 letters, digits, '_' or '-'.");
        }

        // NativeHost/Infrastructure/DatabaseLogins.cs names the login the same way.
        return $"{(database.EndsWith("db", StringComparison.Ordinal) ? database[..^"db".Length] : database)}_service";
    }

    /// <summary>False where the login is the owner's, or anybody else's who has yet to take the role on.</summary>
    public static bool IsOwnLogin(NpgsqlConnectionStringBuilder connection, string connectionName) =>
        connection.Username == NameFor(connection, connectionName);

    public static async Task GrantAsync(DbContext db, string role, CancellationToken cancellationToken)
    {
#pragma warning disable EF1002 // a name that NameFor let pass
        // A role belongs to the whole cluster: another migration may be creating it at this moment.
        // Who can log in as the role need not take it on, and the owner of such a database may create no roles.
        await db.Database.ExecuteSqlRawAsync(
            $"""
             DO $$ BEGIN
               IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN CREATE ROLE "{role}" NOLOGIN; END IF;
             EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
             END $$;
             DO $$ BEGIN
               IF NOT (SELECT rolcanlogin FROM pg_roles WHERE rolname = '{role}') AND NOT pg_has_role(current_user, '{role}', 'MEMBER') THEN
                 GRANT "{role}" TO CURRENT_USER;
               END IF;
             END $$;
             GRANT USAGE ON SCHEMA public TO "{role}";
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{role}";
             GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{role}";
             GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO "{role}";
             DO $$ DECLARE refused record; BEGIN
               -- What a trigger refuses to everyone, the service is not even granted.
               FOR refused IN
                 SELECT class.relname AS table_name, trigger.tgtype AS events
                 FROM pg_trigger trigger JOIN pg_class class ON class.oid = trigger.tgrelid JOIN pg_proc fn ON fn.oid = trigger.tgfoid
                 WHERE fn.proname = 'audit_refuse'
               LOOP
                 IF refused.events & 8 <> 0 THEN EXECUTE format('REVOKE DELETE ON %I FROM "{role}"', refused.table_name); END IF;
                 IF refused.events & 16 <> 0 THEN EXECUTE format('REVOKE UPDATE ON %I FROM "{role}"', refused.table_name); END IF;
               END LOOP;
             END $$;
             """,
            cancellationToken);
#pragma warning restore EF1002
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,50}$")]
    private static partial Regex Plain();
}
