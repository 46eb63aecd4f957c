namespace Funding.Treasury.Files;

/// <summary>What was sent to the treasury and came from it stays as it was, whoever writes: for the migration.</summary>
internal static class TreasurySql
{
    public const string Up = """
        create function treasury_file_frozen() returns trigger language plpgsql as $$
        begin
            if to_jsonb(old) - 'status' - 'revision' is distinct from to_jsonb(new) - 'status' - 'revision'
               or (old.status, new.status) is distinct from ('Waiting', 'Delivered') then
                raise exception 'a message to or from the treasury never changes' using errcode = 'check_violation', constraint = 'treasury_file_frozen';
            end if;
            return new;
        end $$;
        create trigger treasury_file_frozen before update on treasury_file for each row execute function treasury_file_frozen();

        create trigger funding_never_deleted before delete or truncate on treasury_file for each statement execute function audit_refuse();
        create trigger funding_append_only before update or delete or truncate on treasury_content for each statement execute function audit_refuse();
        create trigger funding_append_only before update or delete or truncate on treasury_order for each statement execute function audit_refuse();
        create trigger funding_append_only before update or delete or truncate on treasury_report for each statement execute function audit_refuse();
        create trigger funding_append_only before update or delete or truncate on treasury_statement for each statement execute function audit_refuse();
        """;

    public const string Down = "drop function if exists treasury_file_frozen() cascade;";
}
