using Funding.Data;

namespace Funding.Reversals;

/// <summary>
/// For the migration: a journal that takes another back is of a reversal that two people agreed on, and says what the other said; an approved
/// reversal has its journal.
/// </summary>
internal static class ReversalSql
{
    public static readonly string Up =
        $"""
        {StatusSql.Guard("reversal", "Proposed Approved,Refused,Withdrawn")}
        create trigger reversal_frozen before update on reversal for each row execute function only_these_change('revision', 'status', 'approved_by');
        create trigger reversal_final before update on reversal for each row when (old.status <> 'Proposed') execute function final_is_final();
        create trigger funding_never_deleted before delete or truncate on reversal for each statement execute function audit_refuse();

        create function reversal_holds() returns trigger language plpgsql as $$
        declare taken text; r reversal%rowtype;
        begin
            if tg_table_name = 'reversal' then
                if not exists (select from journal j where j.id = new.journal_id and (j.kind, j.subject_id, j.budget_id, j.amount_fen) = (new.kind, new.subject_id, new.budget_id, new.amount_fen)
                               and j.award_id is not distinct from new.award_id)
                   or (select status = 'Approved' from reversal where id = new.id) <> exists (
                       select from journal j where j.kind = new.kind || 'Reversal' and j.subject_id = new.subject_id) then
                    raise exception 'reversal % and its journals do not say the same', new.id using errcode = 'check_violation', constraint = 'reversal_holds';
                end if;
                return null;
            end if;

            taken := left(new.kind, -length('Reversal'));
            select * into r from reversal where status = 'Approved' and subject_id = new.subject_id
                and kind = case when taken in ('QuotaRestoration', 'TreasuryReturn') then 'Receipt' else taken end;
            if r.id is null or not exists (
                select from journal j where j.kind = taken and j.subject_id = new.subject_id and (j.budget_id, j.amount_fen) = (new.budget_id, new.amount_fen)
                and (j.award_id, j.counter_budget_id) is not distinct from (new.award_id, new.counter_budget_id)) then
                raise exception 'journal % takes back what nobody reversed', new.id using errcode = 'check_violation', constraint = 'reversal_holds';
            end if;
            return null;
        end $$;
        create constraint trigger reversal_holds after insert or update on reversal deferrable initially deferred for each row execute function reversal_holds();
        create constraint trigger reversal_holds after insert on journal deferrable initially deferred for each row
            when (new.kind like '%Reversal' and new.kind <> 'PaymentReversal') execute function reversal_holds();
        """;
}
