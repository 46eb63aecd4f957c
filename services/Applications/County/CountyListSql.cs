namespace Applications.County;

/// <summary>Nothing becomes recommended but by its county's list, and nothing stands in a list twice: so the list's quota is everyone's.</summary>
internal static class CountyListSql
{
    public const string Up = """
        create function county_list_is_set(uuid[]) returns boolean language sql immutable as
            $$ select cardinality($1) = (select count(distinct id) from unnest($1) id) $$;
        alter table county_list add constraint county_list_is_set check (county_list_is_set(applications));
        create function application_recommended_by_list() returns trigger language plpgsql as $$
        begin
            if not exists (
                select from county_list l
                where l.call_id = new.call_id and l.kind = new.kind and l.area = new.area and new.id = any (l.applications)) then
                raise exception 'application %: it stands in no county''s list', new.id using errcode = 'check_violation';
            end if;
            return null;
        end $$;
        create constraint trigger application_recommended_by_list after update on application deferrable initially deferred
            for each row when (new.status = 'Recommended' and old.status is distinct from new.status)
            execute function application_recommended_by_list();
        """;
}
