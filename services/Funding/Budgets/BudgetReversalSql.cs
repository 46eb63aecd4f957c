namespace Funding.Budgets;

/// <summary>For the migration: what budgets can never be, now that a change of one may be reversed.</summary>
internal static class BudgetReversalSql
{
    public const string Up = """
        -- A change that was approved has its journal, and one that was reversed also the journal that takes it back.
        create or replace function budget_change_holds() returns trigger language plpgsql as $$
        declare
            subject uuid := case tg_table_name when 'journal' then (to_jsonb(new) ->> 'subject_id')::uuid else (to_jsonb(new) ->> 'id')::uuid end;
            c budget_change%rowtype; j journal%rowtype; reversed boolean;
        begin
            select * into c from budget_change where id = subject;
            if c.id is not null then
                select * into j from journal where subject_id = c.id and kind = c.kind;
                reversed := exists (select from journal where subject_id = c.id and kind = c.kind || 'Reversal');
            end if;
            if c.id is null or (c.status in ('Approved', 'Reversed')) <> (j.id is not null) or (c.status = 'Reversed') <> reversed
               or (j.id is not null and (j.budget_id, j.amount_fen, j.counter_budget_id) is distinct from (c.budget_id, c.amount_fen, c.to_budget_id))
               or (tg_table_name = 'journal' and to_jsonb(new) ->> 'kind' not in (c.kind, c.kind || 'Reversal')) then
                raise exception 'budget change % and its journals do not say the same', subject using errcode = 'check_violation', constraint = 'budget_change_holds';
            end if;
            return null;
        end $$;
        drop trigger budget_change_holds on journal;
        create constraint trigger budget_change_holds after insert on journal deferrable initially deferred for each row
            when (replace(new.kind, 'Reversal', '') in ('Supplement', 'Reduction', 'Transfer', 'Freeze', 'Unfreeze', 'CarryOver', 'Lapse'))
            execute function budget_change_holds();
        drop trigger budget_change_final on budget_change;
        create trigger budget_change_final before update on budget_change for each row
            when (old.status <> 'Proposed' and (old.status, new.status) <> ('Approved', 'Reversed')) execute function final_is_final();

        drop trigger appropriations_cover on journal;
        create constraint trigger appropriations_cover after insert on journal deferrable initially deferred for each row
            when (new.kind in ('Appropriation', 'Supplement', 'ReductionReversal')) execute function appropriations_cover();

        -- A reversal moves nothing of a year that is closed.
        create function reversal_year_holds() returns trigger language plpgsql as $$
        begin
            perform from fiscal_year y join budget b on b.fiscal_year = y.year where b.id in (new.budget_id, new.counter_budget_id) for share of y;
            if exists (select from fiscal_year y join budget b on b.fiscal_year = y.year where b.id in (new.budget_id, new.counter_budget_id) and y.status = 'Closed') then
                raise exception 'a % in a year that is closed', new.kind using errcode = 'check_violation', constraint = 'fiscal_year_holds';
            end if;
            return null;
        end $$;
        create trigger reversal_year_holds after insert on journal for each row
            when (new.kind in ('SupplementReversal', 'ReductionReversal', 'TransferReversal', 'FreezeReversal', 'UnfreezeReversal', 'CarryOverReversal', 'LapseReversal'))
            execute function reversal_year_holds();
        """;
}
