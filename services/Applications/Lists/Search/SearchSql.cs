namespace Applications.Lists.Search;

/// <summary>
/// Search by n-grams of our own. pg_trgm finds no Chinese in a database of the C locale, and nothing shorter than three
/// characters in any; these grams are the same under every locale, and begin at one character.
/// </summary>
internal static class SearchSql
{
    public const string Functions = """
        create function search_text(words text) returns text language sql immutable parallel safe as $$
            select lower(words collate "C")
        $$;
        create function search_grams(words text, variadic whole text[]) returns text[] language plpgsql immutable parallel safe as $$
        begin -- in plpgsql, which keeps its plan from one call to the next; an SQL function in a trigger is planned for each row
            return (
                select coalesce(array_agg(distinct gram), '{}') from (
                    select unnest(array[c, c || lead(c) over (order by place)]) from unnest(string_to_array(words, null)) with ordinality as cut (c, place)
                    union all
                    select unnest(whole)
                ) g (gram)
                where gram <> '' and gram !~ '[ \t\n\r]');
        end $$;
        """;

    public const string Up = Functions + """
        create function application_listed() returns trigger language plpgsql as $$
        declare
            words text := search_text(
                coalesce(new.form->>'name', '') || E'\n' || coalesce(new.form->>'applicantName', '') || E'\n'
                || coalesce(new.form#>>'{carrier,name}', '') || E'\n' || coalesce(new.form#>>'{carrier,creditCode}', '') || E'\n'
                || new.applicant_code || E'\n' || coalesce(new.number, ''));
        begin
            insert into application_listing (application_id, applicant_name, text, grams)
            values (
                new.id, coalesce(new.form->>'applicantName', ''), words,
                search_grams(words, search_text(new.applicant_code), search_text(new.form#>>'{carrier,creditCode}'), search_text(new.number)))
            on conflict (application_id) do update
                set applicant_name = excluded.applicant_name, text = excluded.text, grams = excluded.grams;
            return null;
        end $$;
        create trigger application_listed_new after insert on application for each row execute function application_listed();
        create trigger application_listed_changed after update on application
            for each row when (new.form is distinct from old.form or new.number is distinct from old.number) execute function application_listed();
        """;
}
