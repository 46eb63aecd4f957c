namespace Funding.UseOfFunds;

/// <summary>
/// What was accepted, met or concluded stays, whoever writes, for the migration; reports never account for more than was paid, and what
/// an audit has upheld is demanded, to the fen.
/// </summary>
internal static class UseOfFundsSql
{
    public const string Up = """
        create function use_of_funds_frozen() returns trigger language plpgsql as $$
        begin
            if to_jsonb(old) ->> 'status' = any (tg_argv[0]::text[]) then
                raise exception '% %: what was decided stays as it is', tg_table_name, old.id using errcode = 'check_violation', constraint = 'use_of_funds_frozen';
            end if;
            if (to_jsonb(old) ->> 'award_id', to_jsonb(old) ->> 'base_id') is distinct from (to_jsonb(new) ->> 'award_id', to_jsonb(new) ->> 'base_id')
               or to_jsonb(old) ->> 'overdue_since' is not null and to_jsonb(old) ->> 'overdue_since' is distinct from to_jsonb(new) ->> 'overdue_since' then
                raise exception '% %: whose it is, and since when it is overdue, never changes', tg_table_name, old.id
                    using errcode = 'check_violation', constraint = 'use_of_funds_frozen';
            end if;
            return new;
        end $$;
        create trigger use_of_funds_frozen before update on use_report for each row execute function use_of_funds_frozen('{Accepted,Waived}');
        create trigger use_of_funds_frozen before update on milestone for each row execute function use_of_funds_frozen('{Met,Waived}');
        create trigger use_of_funds_frozen before update on funds_audit for each row execute function use_of_funds_frozen('{Concluded}');

        create function use_report_holds() returns trigger language plpgsql as $$
        declare spent numeric; listed numeric; paid bigint;
        begin
            select coalesce(sum((s ->> 'AmountFen')::numeric), 0) into listed from jsonb_array_elements(new.spending::jsonb) s;
            if listed <> new.spent_fen then
                raise exception 'report % lists %, and sums up to %', new.id, listed, new.spent_fen using errcode = 'check_violation', constraint = 'use_report_holds';
            end if;
            if new.status = 'Accepted' then
                select sum(spent_fen) into spent from use_report where award_id = new.award_id and status = 'Accepted';
                select paid_fen into paid from award where id = new.award_id;
                if spent > paid then
                    raise exception 'of award %, % was spent and % paid', new.award_id, spent, paid using errcode = 'check_violation', constraint = 'use_report_holds';
                end if;
            end if;
            return null;
        end $$;
        create constraint trigger use_report_holds after insert or update on use_report deferrable initially deferred
            for each row execute function use_report_holds();

        create function award_closed_guard() returns trigger language plpgsql as $$
        begin
            if new.status = 'Closed' and not exists (select from use_report where award_id = new.id and is_final and status = 'Accepted') then
                raise exception 'award % is closed without its final report', new.id using errcode = 'check_violation', constraint = 'award_closed_guard';
            end if;
            return null;
        end $$;
        create constraint trigger award_closed_guard after insert or update of status on award deferrable initially deferred
            for each row execute function award_closed_guard();

        create function audit_demand_guard() returns trigger language plpgsql as $$
        begin
            if tg_table_name = 'funds_audit' then
                if new.upheld_fen <> coalesce((select sum(demanded_fen) from recovery where cause = 'AuditFinding' and cause_id = new.id), 0) then
                    raise exception 'audit % upholds %, and something else is demanded', new.id, new.upheld_fen using errcode = 'check_violation', constraint = 'audit_demand_guard';
                end if;
            elsif new.cause = 'AuditFinding' and not exists (
                select from funds_audit where id = new.cause_id and award_id = new.award_id and upheld_fen = new.demanded_fen) then
                raise exception 'recovery % rests on no audit that upholds it', new.id using errcode = 'check_violation', constraint = 'audit_demand_guard';
            end if;
            return null;
        end $$;
        create constraint trigger audit_demand_guard after insert or update on funds_audit deferrable initially deferred
            for each row execute function audit_demand_guard();
        create constraint trigger audit_demand_guard after insert on recovery deferrable initially deferred
            for each row execute function audit_demand_guard();

        create trigger funding_append_only before update or delete or truncate on capital_pledge for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on use_report for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on milestone for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on funds_audit for each statement execute function audit_refuse();
        """;

    public const string Down = """
        drop function if exists use_of_funds_frozen() cascade;
        drop function if exists use_report_holds() cascade;
        drop function if exists award_closed_guard() cascade;
        drop function if exists audit_demand_guard() cascade;
        """;
}
