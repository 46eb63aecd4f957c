namespace Funding.Budgets;

/// <summary>What sources, years and budgets can never be, whoever writes: for the migration, after the ledger's own law.</summary>
internal static class BudgetSql
{
    public const string Up = """
        -- The trigger's arguments are the columns that may change.
        create function only_these_change() returns trigger language plpgsql as $$
        begin
            if to_jsonb(old) - tg_argv is distinct from to_jsonb(new) - tg_argv then
                raise exception '% %: what it was made with never changes', tg_table_name, old.id using errcode = 'check_violation', constraint = tg_table_name || '_frozen';
            end if;
            return new;
        end $$;
        create function final_is_final() returns trigger language plpgsql as $$
        begin
            raise exception '% % is % and changes no more', tg_table_name, old.id, old.status using errcode = 'check_violation', constraint = tg_table_name || '_final';
        end $$;

        create trigger fund_source_frozen before update on fund_source for each row execute function only_these_change('revision', 'status');
        create trigger appropriation_frozen before update on appropriation for each row execute function only_these_change('revision', 'status', 'confirmed_by');
        create trigger appropriation_final before update on appropriation for each row when (old.status <> 'Recorded') execute function final_is_final();
        create trigger fiscal_year_frozen before update on fiscal_year for each row execute function only_these_change('revision', 'status', 'closing_document', 'closed_by');
        create trigger fiscal_year_final before update on fiscal_year for each row when (old.status = 'Closed') execute function final_is_final();
        create trigger budget_frozen before update on budget for each row execute function only_these_change('revision', 'status', 'approved_by');
        create trigger budget_final before update on budget for each row when (old.status = 'Approved') execute function final_is_final();
        create trigger budget_change_frozen before update on budget_change for each row execute function only_these_change('revision', 'status', 'approved_by');
        create trigger budget_change_final before update on budget_change for each row when (old.status <> 'Proposed') execute function final_is_final();

        create trigger funding_never_deleted before delete or truncate on fund_source for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on appropriation for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on fiscal_year for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on budget_change for each statement execute function audit_refuse();

        -- An approved change has its journal, and a journal of these kinds is of an approved change: two people, one document.
        create function budget_change_holds() returns trigger language plpgsql as $$
        declare
            subject uuid := case tg_table_name when 'journal' then (to_jsonb(new) ->> 'subject_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
            c budget_change%rowtype; j journal%rowtype;
        begin
            select * into c from budget_change where id = subject;
            if c.id is not null then
                select * into j from journal where subject_id = c.id and kind = c.kind;
            end if;
            if c.id is null or (c.status = 'Approved') <> (j.id is not null)
               or (j.id is not null and (j.budget_id, j.amount_fen, j.counter_budget_id) is distinct from (c.budget_id, c.amount_fen, c.to_budget_id))
               or (tg_table_name = 'journal' and to_jsonb(new) ->> 'kind' <> c.kind) then
                raise exception 'budget change % and its journal do not say the same', subject using errcode = 'check_violation', constraint = 'budget_change_holds';
            end if;
            return null;
        end $$;
        create constraint trigger budget_change_holds after insert or update on budget_change deferrable initially deferred
            for each row execute function budget_change_holds();
        create constraint trigger budget_change_holds after insert on journal deferrable initially deferred for each row
            when (new.kind in ('Supplement', 'Reduction', 'Transfer', 'Freeze', 'Unfreeze', 'CarryOver', 'Lapse')) execute function budget_change_holds();

        -- A budget is appropriated once, with its own amount, when it is approved.
        create function budget_holds() returns trigger language plpgsql as $$
        declare
            subject uuid := case tg_table_name when 'journal' then (to_jsonb(new) ->> 'budget_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
            b budget%rowtype; given bigint;
        begin
            select * into b from budget where id = subject;
            select sum(amount_fen) into given from journal where budget_id = subject and kind = 'Appropriation';
            if (b.status = 'Approved') is distinct from (given is not null) or given <> b.amount_fen then
                raise exception 'budget % is %, but % was appropriated', subject, b.status, given using errcode = 'check_violation', constraint = 'budget_holds';
            end if;
            return null;
        end $$;
        create constraint trigger budget_holds after insert or update on budget deferrable initially deferred for each row execute function budget_holds();
        create constraint trigger budget_holds after insert on journal deferrable initially deferred for each row
            when (new.kind = 'Appropriation') execute function budget_holds();

        -- The budgets of a source take no more in a year than was appropriated to it. The source's row is whose turn it is.
        create function appropriations_cover() returns trigger language plpgsql as $$
        declare b budget%rowtype; given bigint; taken bigint;
        begin
            select * into b from budget where id = new.budget_id;
            if b.source_id is null then return null; end if;
            perform from fund_source where id = b.source_id for update;
            select coalesce(sum(amount_fen), 0) into given from appropriation
            where source_id = b.source_id and fiscal_year = b.fiscal_year and status = 'Confirmed';
            select coalesce(-sum(a.balance_fen), 0) into taken from ledger_account a join budget other on other.id = a.budget_id
            where a.stage = 'Source' and other.source_id = b.source_id and other.fiscal_year = b.fiscal_year;
            if taken > given then
                raise exception 'source % gave % of % in %', b.source_id, taken, given, b.fiscal_year using errcode = 'check_violation', constraint = 'appropriations_cover';
            end if;
            return null;
        end $$;
        create constraint trigger appropriations_cover after insert on journal deferrable initially deferred for each row
            when (new.kind in ('Appropriation', 'Supplement')) execute function appropriations_cover();

        -- Nothing is promised of a year that is over, and nothing but the end of what was promised moves in one that is closed.
        create function fiscal_year_holds() returns trigger language plpgsql as $$
        declare year_status text; into_budget uuid := case when new.kind in ('Transfer', 'CarryOver') then new.counter_budget_id else new.budget_id end;
        begin
            select y.status into year_status from fiscal_year y join budget b on b.fiscal_year = y.year where b.id = into_budget for share of y;
            if year_status <> 'Open' and new.kind in ('Appropriation', 'Supplement', 'Reservation', 'Transfer', 'CarryOver') then
                raise exception 'a % into a year that is %', new.kind, year_status using errcode = 'check_violation', constraint = 'fiscal_year_holds';
            end if;
            select y.status into year_status from fiscal_year y join budget b on b.fiscal_year = y.year where b.id = new.budget_id for share of y;
            if year_status = 'Closed' and new.kind <> 'Lapse' then
                raise exception 'a % in a year that is closed', new.kind using errcode = 'check_violation', constraint = 'fiscal_year_holds';
            end if;
            return null;
        end $$;
        create trigger fiscal_year_holds after insert on journal for each row
            when (new.kind in ('Appropriation', 'Supplement', 'Reduction', 'Reservation', 'Commitment', 'Transfer', 'Freeze', 'Unfreeze', 'CarryOver', 'Lapse'))
            execute function fiscal_year_holds();
        """;

    public const string Down = """
        drop function if exists fiscal_year_holds() cascade;
        drop function if exists appropriations_cover() cascade;
        drop function if exists budget_holds() cascade;
        drop function if exists budget_change_holds() cascade;
        drop function if exists only_these_change() cascade;
        drop function if exists final_is_final() cascade;
        """;
}
