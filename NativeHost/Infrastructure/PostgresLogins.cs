using Npgsql;

namespace NativeHost.Infrastructure;

/// <summary>Gives a database an owner and a service's login (ADR 34), again at every start: what an earlier version left to the
/// administrator is handed to the owner, and the passwords are those that the host keeps.</summary>
internal static class PostgresLogins
{
    /// <summary>On a server that is the platform's alone: not even an administrator's empty database is open to a service.</summary>
    public static Task KeepToTheirDatabasesAsync(string administrator, CancellationToken cancellation) =>
        PostgresAdmin.ExecuteAsync(administrator,
            """
            SELECT pg_advisory_xact_lock(hashtext('logins')); -- one at a time, or PostgreSQL refuses the second
            REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC;
            """, cancellation);

    public static async Task GiveAsync(string administrator, DatabaseLogins logins, CancellationToken cancellation)
    {
        try
        {
            await PostgresAdmin.ExecuteAsync(administrator, Roles(logins), cancellation);
            await PostgresAdmin.CreateIfMissingAsync(administrator, logins.Database, cancellation);
            await PostgresAdmin.ExecuteAsync(administrator, Access(logins), cancellation);
            await PostgresAdmin.ExecuteAsync(PostgresAdmin.ForDatabase(administrator, logins.Database), Ownership(logins), cancellation);
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.RaiseException)
        {
            throw new HostException(
                $"{logins.Database} gets no logins of its own: {refusal.MessageText} The administrator must be a superuser, or one with CREATEDB and CREATEROLE.");
        }
    }

    private static string Roles(DatabaseLogins logins) =>
        $"""
         DO $$ DECLARE login text; BEGIN
           FOREACH login IN ARRAY ARRAY['{logins.Owner}', '{logins.Service}'] LOOP
             IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN EXECUTE format('CREATE ROLE %I', login); END IF;
           END LOOP;
           IF EXISTS (SELECT FROM pg_roles WHERE rolname IN ('{logins.Owner}', '{logins.Service}')
                      AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls))
              OR EXISTS (SELECT FROM pg_auth_members WHERE member = '"{logins.Service}"'::regrole) THEN
             RAISE EXCEPTION 'The role {logins.Owner} or {logins.Service} is there and may do more than its rows ask for.';
           END IF;
           -- Only its members may give a database to a role.
           IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN GRANT "{logins.Owner}" TO CURRENT_USER; END IF;
         END $$;
         ALTER ROLE "{logins.Owner}" LOGIN PASSWORD '{logins.OwnerPassword}';
         ALTER ROLE "{logins.Service}" LOGIN PASSWORD '{logins.ServicePassword}';
         """;

    private static string Access(DatabaseLogins logins) =>
        $"""
         ALTER DATABASE "{logins.Database}" OWNER TO "{logins.Owner}";
         REVOKE CONNECT, TEMPORARY ON DATABASE "{logins.Database}" FROM PUBLIC;
         GRANT CONNECT ON DATABASE "{logins.Database}" TO "{logins.Service}";
         """;

    // What the owner makes from now on is the service's to read and write; the migration takes away what is append-only.
    private static string Ownership(DatabaseLogins logins) =>
        $"""
         ALTER DEFAULT PRIVILEGES FOR ROLE "{logins.Owner}" IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "{logins.Service}";
         ALTER DEFAULT PRIVILEGES FOR ROLE "{logins.Owner}" IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO "{logins.Service}";
         GRANT USAGE ON SCHEMA public TO "{logins.Service}";
         DO $$ DECLARE change text; BEGIN
           FOR change IN
             SELECT format('ALTER TABLE %s OWNER TO "{logins.Owner}"', c.oid::regclass)
             FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace AND c.relowner <> '"{logins.Owner}"'::regrole AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
               -- The sequence of a column goes with its table, what an extension made stays the extension's.
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i', 'e'))
             UNION ALL
             SELECT format('ALTER ROUTINE %s OWNER TO "{logins.Owner}"', p.oid::regprocedure)
             FROM pg_proc p
             WHERE p.pronamespace = 'public'::regnamespace AND p.proowner <> '"{logins.Owner}"'::regrole
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
           LOOP
             EXECUTE change;
           END LOOP;
           IF FOUND THEN
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO "{logins.Service}";
             GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO "{logins.Service}";
           END IF;
         END $$;
         """;
}
