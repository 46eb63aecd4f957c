namespace Registry.Feed;

/// <summary>
/// Places are given under a lock, at the very end of a transaction, so that they are in the order in which readers come to see
/// the changes; what is rolled back leaves no hole. Only changes of bases wait for one another, and only while they commit.
/// </summary>
internal static class FeedSql
{
    public const string Up = """
        -- Changes of before, in the order in which they were written down.
        insert into base_feed (position, history_id)
        select row_number() over (order by known_at, version, id), id from base_history;

        create trigger registry_append_only before update or delete or truncate on base_feed
            for each statement execute function audit_refuse();

        create function registry_feed() returns trigger language plpgsql as $$
        begin
            -- Held until the commit is visible. Each statement looks anew after that (READ COMMITTED); a snapshot of before finds its place taken.
            perform pg_advisory_xact_lock(hashtext('base_feed'));
            insert into base_feed (position, history_id) select coalesce(max(position), 0) + 1, new.id from base_feed;
            return null;
        end $$;
        create constraint trigger registry_feed after insert on base_history
            deferrable initially deferred for each row execute function registry_feed();
        """;

    public const string Down = """
        drop trigger if exists registry_feed on base_history;
        drop trigger if exists registry_append_only on base_feed;
        drop function if exists registry_feed();
        """;
}
