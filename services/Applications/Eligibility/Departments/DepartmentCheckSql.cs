namespace Applications.Eligibility.Departments;

/// <summary>Nothing becomes eligible over a department that has not answered or that objects, whoever asks.</summary>
internal static class DepartmentCheckSql
{
    public const string Up = """
        create function application_eligible_by_departments() returns trigger language plpgsql as $$
        begin
            if exists (
                select from (
                    select distinct on (department) status, answer from department_check where application_id = new.id
                    order by department, round desc) latest
                where status in ('Open', 'Overdue') or (status = 'Answered' and answer = 'Objection')) then
                raise exception 'application %: a department has not answered or objects', new.id using errcode = 'check_violation';
            end if;
            return new;
        end $$;
        create trigger application_eligible_by_departments before update on application
            for each row when (new.status = 'Eligible' and old.status is distinct from new.status)
            execute function application_eligible_by_departments();
        """;
}
