namespace Funding.Awards;

/// <summary>What programmes, allocations and awards can never be, whoever writes: for the migration, after the budgets' own law.</summary>
internal static class AwardSql
{
    public const string Up = """
        create trigger funding_programme_frozen before update on funding_programme for each row when (old.status <> 'Draft')
            execute function only_these_change('revision', 'status');
        create trigger allocation_frozen before update on allocation for each row
            execute function only_these_change('revision', 'status', 'reserved_by', 'approved_by', 'document_number');
        create trigger allocation_final before update on allocation for each row when (old.status in ('Approved', 'Cancelled')) execute function final_is_final();
        create trigger funding_never_deleted before delete or truncate on funding_programme for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on allocation for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on award_agreement for each statement execute function audit_refuse();
        create trigger funding_never_deleted before delete or truncate on award_condition for each statement execute function audit_refuse();

        -- Lines are worked on while their allocation is a draft; then they only learn their awards.
        create function allocation_line_sealed() returns trigger language plpgsql as $$
        declare it allocation_line := case when tg_op = 'DELETE' then old else new end; known text;
        begin
            select status into known from allocation where id = it.allocation_id for share;
            if known = 'Draft' then return it; end if;
            if tg_op = 'UPDATE' and known = 'Reserved' and old.award_id is null and to_jsonb(old) - 'award_id' = to_jsonb(new) - 'award_id' then
                return it;
            end if;
            raise exception 'the lines of allocation % are sealed', it.allocation_id using errcode = 'check_violation', constraint = 'allocation_line_sealed';
        end $$;
        create trigger allocation_line_sealed before insert or update or delete on allocation_line
            for each row execute function allocation_line_sealed();

        -- An award of a batch is of its line's base and sum.
        create function award_of_line() returns trigger language plpgsql as $$
        begin
            if not exists (select from allocation_line l where l.allocation_id = new.allocation_id and l.award_id = new.id
                           and l.base_id = new.base_id and l.granted_fen = new.amount_fen) then
                raise exception 'award % is not what its allocation grants', new.id using errcode = 'check_violation', constraint = 'award_of_line';
            end if;
            return null;
        end $$;
        create constraint trigger award_of_line after insert on award deferrable initially deferred for each row
            when (new.allocation_id is not null) execute function award_of_line();

        create function award_frozen() returns trigger language plpgsql as $$
        begin
            if (old.base_id, old.budget_id, old.amount_fen, old.repayable_percent, old.programme_id, old.allocation_id, old.project_code,
                old.matching_fen, old.proposed_by, old.version, old.supersedes_id)
               is distinct from
               (new.base_id, new.budget_id, new.amount_fen, new.repayable_percent, new.programme_id, new.allocation_id, new.project_code,
                new.matching_fen, new.proposed_by, new.version, new.supersedes_id) then
                raise exception 'what an award promises never changes: amend it' using errcode = 'check_violation', constraint = 'award_frozen';
            end if;
            return new;
        end $$;
        create trigger award_frozen before update on award for each row execute function award_frozen();

        create function award_agreement_frozen() returns trigger language plpgsql as $$
        begin
            if old.signed_by is not null or to_jsonb(old) - '{signed_by,signed_on}'::text[] is distinct from to_jsonb(new) - '{signed_by,signed_on}'::text[] then
                raise exception 'an agreement changes by its signature alone, once' using errcode = 'check_violation', constraint = 'award_agreement_frozen';
            end if;
            return new;
        end $$;
        create trigger award_agreement_frozen before update on award_agreement for each row execute function award_agreement_frozen();

        create function award_condition_frozen() returns trigger language plpgsql as $$
        begin
            if old.status = 'Met' or (old.code, old.title, old.before_instalment) is distinct from (new.code, new.title, new.before_instalment) then
                raise exception 'a condition is what was agreed, and met once' using errcode = 'check_violation', constraint = 'award_condition_frozen';
            end if;
            return new;
        end $$;
        create trigger award_condition_frozen before update on award_condition for each row execute function award_condition_frozen();

        create function conditions_hold() returns trigger language plpgsql as $$
        begin
            if exists (select from award_condition c where c.award_id = new.award_id and c.before_instalment <= new.instalment and c.status <> 'Met') then
                raise exception 'instalment % of award % waits for a condition', new.instalment, new.award_id using errcode = 'check_violation', constraint = 'conditions_hold';
            end if;
            return new;
        end $$;
        create trigger conditions_hold before insert on payment for each row execute function conditions_hold();
        """;

    public const string Down = """
        drop function if exists conditions_hold() cascade;
        drop function if exists award_condition_frozen() cascade;
        drop function if exists award_agreement_frozen() cascade;
        drop function if exists award_frozen() cascade;
        drop function if exists award_of_line() cascade;
        drop function if exists allocation_line_sealed() cascade;
        """;
}
