namespace Evidence;

/// <summary>
/// What EF cannot say, for the service's migration, after <c>audit</c> exists: rows that nobody can update, delete or
/// truncate, and the sealer's tables.
/// </summary>
public static class AuditSql
{
    public const string Up = """
        create table audit_pending (
            seq bigint primary key,
            audit_id uuid not null,
            content_hash bytea not null check (octet_length(content_hash) = 32)
        );
        create table audit_leaf (
            leaf_index bigint primary key check (leaf_index >= 0),
            audit_id uuid not null unique,
            leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
        );
        create table audit_head (
            tree_size bigint primary key check (tree_size > 0),
            root_hash bytea not null check (octet_length(root_hash) = 32),
            head text not null
        );
        create table audit_state (
            only_row boolean primary key default true check (only_row),
            log_id uuid not null default gen_random_uuid(),
            tree_size bigint not null default 0,
            frontier bytea[] not null default array[]::bytea[]
        );
        insert into audit_state default values;

        create function audit_refuse() returns trigger language plpgsql as $$
        begin
            raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
        end $$;
        create trigger audit_append_only before update or delete or truncate on audit
            for each statement execute function audit_refuse();
        create trigger audit_append_only before update or delete or truncate on audit_leaf
            for each statement execute function audit_refuse();
        create trigger audit_append_only before update or delete or truncate on audit_head
            for each statement execute function audit_refuse();
        create trigger audit_append_only before update or truncate on audit_pending
            for each statement execute function audit_refuse();
        create trigger audit_append_only before delete or truncate on audit_state
            for each statement execute function audit_refuse();

        -- seq order is not commit order: the sealer takes what is visible here, so a long transaction's rows just come later.
        create function audit_enqueue() returns trigger language plpgsql as $$
        begin
            insert into audit_pending (seq, audit_id, content_hash) select seq, id, content_hash from added;
            return null;
        end $$;
        create trigger audit_enqueue after insert on audit
            referencing new table as added for each statement execute function audit_enqueue();

        -- Only what has its leaf leaves the queue.
        create function audit_sealed() returns trigger language plpgsql as $$
        begin
            if exists (select from removed r where not exists (select from audit_leaf l where l.audit_id = r.audit_id)) then
                raise exception 'audit_pending: a row that is not sealed cannot be removed' using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
        create trigger audit_sealed after delete on audit_pending
            referencing old table as removed for each statement execute function audit_sealed();
        """;

    public const string Down = """
        drop trigger if exists audit_enqueue on audit;
        drop trigger if exists audit_append_only on audit;
        drop table if exists audit_pending, audit_leaf, audit_head, audit_state;
        drop function if exists audit_enqueue();
        drop function if exists audit_sealed();
        drop function if exists audit_refuse();
        """;
}
