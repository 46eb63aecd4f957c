namespace ServiceDefaults.Search;

/// <summary>
/// Search by n-grams of our own. pg_trgm finds no Chinese in a database of the C locale, and nothing shorter than three
/// characters in any; these grams are the same under every locale, and begin at one character.
/// </summary>
public static class SearchGrams
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
}
