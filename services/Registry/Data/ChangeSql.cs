namespace Registry.Data;

/// <summary>A decided request stays as it was decided, and a title is given up by an approved request alone: kept by the database itself.</summary>
internal static class ChangeSql
{
    public const string Up = """
        create function registry_guard_change() returns trigger language plpgsql as $$
        begin
            if old.status <> 'Requested' then
                raise exception 'request %: it is % and changes no more', old.id, old.status
                    using errcode = 'check_violation', constraint = 'change_request_final';
            end if;
            return new;
        end $$;
        create trigger registry_guard_change before update on change_request for each row execute function registry_guard_change();
        create trigger registry_kept before delete or truncate on change_request
            for each statement execute function audit_refuse();

        create function registry_check_exit() returns trigger language plpgsql as $$
        begin
            if exists (select from base where id = new.id and title = 'GivenUp') and not exists (
                select from change_request where base_id = new.id and kind = 'Exit' and status = 'Approved') then
                raise exception 'base %: a title is given up by an approved request alone', new.number
                    using errcode = 'check_violation', constraint = 'base_left_by_approval';
            end if;
            return null;
        end $$;
        create constraint trigger registry_check_exit after insert or update on base
            deferrable initially deferred for each row execute function registry_check_exit();
        """;

    public const string Down = """
        drop trigger if exists registry_check_exit on base;
        drop function if exists registry_check_exit();
        drop trigger if exists registry_kept on change_request;
        drop trigger if exists registry_guard_change on change_request;
        drop function if exists registry_guard_change();
        """;
}
