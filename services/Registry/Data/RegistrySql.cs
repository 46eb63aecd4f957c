namespace Registry.Data;

/// <summary>
/// What must never happen to a title, refused by the database itself: a history that is altered, a revoked
/// title that comes back without a documented annulment, a base that rectifies without an order or the reverse.
/// </summary>
internal static class RegistrySql
{
    public const string Up = """
        create trigger registry_append_only before update or delete or truncate on base_history
            for each statement execute function audit_refuse();
        create trigger registry_append_only before update or delete or truncate on support
            for each statement execute function audit_refuse();
        create trigger registry_kept before delete or truncate on base
            for each statement execute function audit_refuse();

        create function registry_guard_title() returns trigger language plpgsql as $$
        begin
            if old.title = 'Revoked' and new.title <> 'Revoked'
                and not (new.title = 'Annulled' and new.annulment_document is not null
                    and new.annulment_document is distinct from old.annulment_document) then
                raise exception 'base %: a revoked title comes back by a documented annulment alone', old.number
                    using errcode = 'check_violation', constraint = 'base_revoked_for_good';
            end if;
            return new;
        end $$;
        create trigger registry_guard_title before update on base for each row execute function registry_guard_title();

        -- Judged when the transaction commits, by what it leaves behind.
        create function registry_check_base(checked uuid) returns void language plpgsql as $$
        declare
            b base%rowtype;
        begin
            select * into b from base where id = checked;
            if (b.management = 'Rectifying') <> exists (
                select from rectification where base_id = checked and status not in ('Passed', 'RevocationApproved')) then
                raise exception 'base %: it rectifies without an order, or an order without its rectifying', b.number
                    using errcode = 'check_violation', constraint = 'base_rectifies_by_order';
            end if;
            if b.title = 'Revoked' and not exists (select from rectification where base_id = checked and status = 'RevocationApproved') then
                raise exception 'base %: a title is revoked by an approved revocation alone', b.number
                    using errcode = 'check_violation', constraint = 'base_revoked_by_approval';
            end if;
        end $$;
        create function registry_check_changed_base() returns trigger language plpgsql as $$
        begin
            perform registry_check_base(new.id);
            return null;
        end $$;
        create function registry_check_base_of() returns trigger language plpgsql as $$
        begin
            perform registry_check_base(new.base_id);
            return null;
        end $$;
        create constraint trigger registry_check after insert or update on base
            deferrable initially deferred for each row execute function registry_check_changed_base();
        create constraint trigger registry_check after insert on base_history
            deferrable initially deferred for each row execute function registry_check_base_of();
        create constraint trigger registry_check after insert or update on rectification
            deferrable initially deferred for each row execute function registry_check_base_of();
        """;

    public const string Down = """
        drop trigger if exists registry_check on rectification;
        drop trigger if exists registry_check on base_history;
        drop trigger if exists registry_check on base;
        drop trigger if exists registry_guard_title on base;
        drop trigger if exists registry_kept on base;
        drop trigger if exists registry_append_only on support;
        drop trigger if exists registry_append_only on base_history;
        drop function if exists registry_check_base_of();
        drop function if exists registry_check_changed_base();
        drop function if exists registry_check_base(uuid);
        drop function if exists registry_guard_title();
        """;
}
