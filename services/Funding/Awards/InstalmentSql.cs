namespace Funding.Awards;

/// <summary>An instalment's day is its own and can be planned anew; nothing else of it changes. For the migration that ended the payment plans.</summary>
internal static class InstalmentSql
{
    public const string Up = """
        drop trigger funding_append_only on award_instalment;
        create function award_instalment_frozen() returns trigger language plpgsql as $$
        begin
            if (old.award_id, old.number, old.amount_fen, old.retention) is distinct from (new.award_id, new.number, new.amount_fen, new.retention) then
                raise exception 'instalment % of award %: only its day can be moved', old.number, old.award_id
                    using errcode = 'check_violation', constraint = 'award_instalment_frozen';
            end if;
            return new;
        end $$;
        create trigger award_instalment_frozen before update on award_instalment for each row execute function award_instalment_frozen();
        create trigger funding_never_deleted before delete or truncate on award_instalment for each statement execute function audit_refuse();

        -- The day that was planned is the day that counted.
        update award_instalment i set due_on = planned.due_on
        from payment_plan plan join planned_instalment planned on planned.plan_id = plan.id
        where i.award_id = plan.award_id and i.number = planned.number and i.due_on is distinct from planned.due_on;
        """;

    /// <summary>What was planned stays on the instalments.</summary>
    public const string Down = """
        drop function if exists award_instalment_frozen() cascade;
        drop trigger if exists funding_never_deleted on award_instalment;
        create trigger funding_append_only before update or delete or truncate on award_instalment for each statement execute function audit_refuse();
        """;
}
