namespace Funding.Runs;

/// <summary>A locked run holds what was agreed on, and nothing else, whoever writes: for the migration.</summary>
internal static class RunSql
{
    public const string Up = """
        create function payment_run_frozen() returns trigger language plpgsql as $$
        begin
            if (old.cut_off, old.created_by) is distinct from (new.cut_off, new.created_by)
               or old.status <> 'Drafted' and (old.count, old.total_fen, old.locked_by) is distinct from (new.count, new.total_fen, new.locked_by)
               or old.status in ('Sent', 'Cancelled')
               or old.status = 'Locked' and new.status <> 'Sent' then
                raise exception 'a payment run does not change after it was locked' using errcode = 'check_violation', constraint = 'payment_run_frozen';
            end if;
            return new;
        end $$;
        create trigger payment_run_frozen before update on payment_run for each row execute function payment_run_frozen();

        -- Judged at commit: number and sum of a locked run are those of its payments, and each of them is locked or beyond.
        create function payment_run_holds() returns trigger language plpgsql as $$
        declare run payment_run%rowtype; ids uuid[]; found_count int; found_total bigint; unlocked int;
        begin
            if tg_table_name = 'payment_run' then ids := array[new.id];
            elsif tg_op = 'INSERT' then ids := array[new.run_id];
            else ids := array[old.run_id, new.run_id];
            end if;
            for run in select * from payment_run where id = any(ids) and status in ('Locked', 'Sent') loop
                select count(*), coalesce(sum(amount_fen), 0), count(*) filter (where status in ('Draft', 'Level1', 'Level2', 'Level3', 'Approved'))
                into found_count, found_total, unlocked from payment where run_id = run.id;
                if (found_count, found_total) is distinct from (run.count, run.total_fen) or unlocked > 0 then
                    raise exception 'payment run % was locked with % payments of % fen, not % of %', run.id, run.count, run.total_fen, found_count, found_total
                        using errcode = 'check_violation', constraint = 'payment_run_holds';
                end if;
            end loop;
            return null;
        end $$;
        create constraint trigger payment_run_holds after insert or update on payment_run deferrable initially deferred
            for each row execute function payment_run_holds();
        create constraint trigger payment_run_member_holds after update on payment deferrable initially deferred
            for each row when (old.run_id is distinct from new.run_id) execute function payment_run_holds();
        create constraint trigger payment_run_entry_holds after insert on payment deferrable initially deferred
            for each row when (new.run_id is not null) execute function payment_run_holds();

        create trigger funding_never_deleted before delete or truncate on payment_run for each statement execute function audit_refuse();
        """;

    public const string Down = """
        drop function if exists payment_run_holds() cascade;
        drop function if exists payment_run_frozen() cascade;
        """;
}
