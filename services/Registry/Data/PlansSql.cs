namespace Registry.Data;

/// <summary>
/// What must never happen to a plan and its reports, refused by the database itself: an accepted report that changes, a first date that
/// moves, a step that is done without an accepted report that says so.
/// </summary>
internal static class PlansSql
{
    public const string Up = """
        create trigger registry_append_only before update or delete or truncate on indicator_figure
            for each statement execute function audit_refuse();
        create trigger registry_append_only before update or delete or truncate on reporting_period
            for each statement execute function audit_refuse();
        create trigger registry_kept before delete or truncate on construction_plan
            for each statement execute function audit_refuse();
        create trigger registry_kept before delete or truncate on plan_step
            for each statement execute function audit_refuse();
        create trigger registry_kept before delete or truncate on plan_report
            for each statement execute function audit_refuse();

        create function registry_guard_plan_report() returns trigger language plpgsql as $$
        begin
            if old.status = 'Accepted' then
                raise exception 'plan report %: an accepted report is never changed', old.id
                    using errcode = 'check_violation', constraint = 'plan_report_accepted_for_good';
            end if;
            return new;
        end $$;
        create trigger registry_guard_plan_report before update on plan_report for each row execute function registry_guard_plan_report();

        create function registry_guard_plan_step() returns trigger language plpgsql as $$
        begin
            if (new.first_due_on, new.kind, new.title) is distinct from (old.first_due_on, old.kind, old.title) then
                raise exception 'plan step %: what was first planned stays', old.code
                    using errcode = 'check_violation', constraint = 'plan_step_first_plan';
            end if;
            return new;
        end $$;
        create trigger registry_guard_plan_step before update on plan_step for each row execute function registry_guard_plan_step();

        -- Judged when the transaction commits: the report is accepted in the same one.
        create function registry_check_plan_step() returns trigger language plpgsql as $$
        begin
            if new.status = 'Done' and not exists (
                select from construction_plan p join plan_report r on r.base_id = p.base_id
                where p.id = new.plan_id and r.status = 'Accepted'
                    and r.steps @> jsonb_build_array(jsonb_build_object('Code', new.code, 'Progress', 100))) then
                raise exception 'plan step %: a step is done by an accepted report alone', new.code
                    using errcode = 'check_violation', constraint = 'plan_step_done_by_report';
            end if;
            return null;
        end $$;
        create constraint trigger registry_check_plan_step after insert or update on plan_step
            deferrable initially deferred for each row execute function registry_check_plan_step();
        """;

    public const string Down = """
        drop trigger if exists registry_check_plan_step on plan_step;
        drop trigger if exists registry_guard_plan_step on plan_step;
        drop trigger if exists registry_guard_plan_report on plan_report;
        drop trigger if exists registry_kept on plan_report;
        drop trigger if exists registry_kept on plan_step;
        drop trigger if exists registry_kept on construction_plan;
        drop trigger if exists registry_append_only on reporting_period;
        drop trigger if exists registry_append_only on indicator_figure;
        drop function if exists registry_check_plan_step();
        drop function if exists registry_guard_plan_step();
        drop function if exists registry_guard_plan_report();
        """;
}
