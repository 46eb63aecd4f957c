using ServiceDefaults.Search;

namespace Applications.Lists.Search;

/// <summary>What an application is found by, written whenever its form or its number changes.</summary>
internal static class SearchSql
{
    public const string Up = SearchGrams.Functions + """
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
