using ServiceDefaults.Search;

namespace Registry.OpenData.Search;

/// <summary>A base is found by its name, its number, and its builder's name and code.</summary>
internal static class BaseListingSql
{
    public const string Up = SearchGrams.Functions + """

        -- EF indexes no member of a complex property.
        create index ix_base_builder_credit_code_id on base (builder_credit_code, id);
        create function base_found_by(b base) returns text language sql immutable as $$
            select search_text(b.name || E'\n' || b.number || E'\n' || b.builder_name || E'\n' || b.builder_credit_code)
        $$;
        create function base_listed() returns trigger language plpgsql as $$
        declare
            words text := base_found_by(new);
        begin
            insert into base_listing (base_id, text, grams)
            values (new.id, words, search_grams(words, search_text(new.builder_credit_code), search_text(new.number)))
            on conflict (base_id) do update set text = excluded.text, grams = excluded.grams;
            return null;
        end $$;
        insert into base_listing (base_id, text, grams)
        select id, base_found_by(base), search_grams(base_found_by(base), search_text(builder_credit_code), search_text(number)) from base;
        create trigger base_listed_new after insert on base for each row execute function base_listed();
        create trigger base_listed_changed after update on base
            for each row when (base_found_by(new) is distinct from base_found_by(old)) execute function base_listed();
        """;

    public const string Down = """
        drop index if exists ix_base_builder_credit_code_id;
        drop trigger if exists base_listed_new on base;
        drop trigger if exists base_listed_changed on base;
        drop function if exists base_listed();
        drop function if exists base_found_by(base);
        drop function if exists search_grams(text, text[]);
        drop function if exists search_text(text);
        """;
}
