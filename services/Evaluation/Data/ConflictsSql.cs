namespace Evaluation.Data;

/// <summary>What EF cannot say of conflicts: findings stay, and nobody begins or goes on with what the person declared or was recused from.</summary>
internal static class ConflictsSql
{
    public const string Up = """
        create trigger conflict_finding_append_only before update or delete or truncate on conflict_finding
            for each statement execute function audit_refuse();

        create function review_refuse_conflict() returns trigger language plpgsql as $$
        begin
            if exists (select from recusal where application_id = new.application_id and expert = new.expert and status = 'Granted')
                or exists (select from conflict_declaration where expert = new.expert and application_id = new.application_id and is_standing) then
                raise exception 'review %: % is kept from application %', new.id, new.expert, new.application_id using errcode = 'check_violation';
            end if;
            return new;
        end $$;
        create trigger review_begins_without_conflict before insert on review for each row execute function review_refuse_conflict();
        create trigger review_goes_on_without_conflict before update of status on review for each row
            when (old.status <> new.status and new.status in ('Accepted', 'InProgress', 'Submitted', 'Locked'))
            execute function review_refuse_conflict();
        """;

    public const string Down = """
        drop trigger if exists review_goes_on_without_conflict on review;
        drop trigger if exists review_begins_without_conflict on review;
        drop function if exists review_refuse_conflict();
        drop trigger if exists conflict_finding_append_only on conflict_finding;
        """;
}
