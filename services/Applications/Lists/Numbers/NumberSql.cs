namespace Applications.Lists.Numbers;

/// <summary>
/// Numbers applications for people (申报编号): year of the call, kind, running number. Given at the first submission and kept
/// through every return and reopening; the counter's row makes those of one year and kind wait for one another until commit.
/// </summary>
internal static class NumberSql
{
    public const string Up = """
        create table application_number (year integer not null, kind text not null, last integer not null, primary key (year, kind));

        create function application_numbered() returns trigger language plpgsql as $$
        declare
            of_year integer := (select year from call where id = new.call_id);
            place text;
        begin
            insert into application_number as n (year, kind, last) values (of_year, new.kind, 1)
                on conflict (year, kind) do update set last = n.last + 1 returning last::text into place;
            new.number := of_year || '-' || upper(left(new.kind, 3)) || '-' || lpad(place, greatest(4, length(place)), '0');
            return new;
        end $$;
        create trigger application_numbered before insert or update on application
            for each row when (new.submitted_at is not null and new.number is null) execute function application_numbered();

        create function application_number_kept() returns trigger language plpgsql as $$
        begin
            raise exception 'application %: its number is given for good', old.id using errcode = 'check_violation';
        end $$;
        create trigger application_number_kept before update on application
            for each row when (old.number is not null and new.number is distinct from old.number) execute function application_number_kept();
        alter table application add constraint application_has_number check (submitted_at is null or number is not null);
        """;
}
