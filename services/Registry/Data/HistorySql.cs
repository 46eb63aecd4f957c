namespace Registry.Data;

/// <summary>
/// The two axes of time in the database itself: what a base was on a day, as far as it was known at an instant, is the fold of its
/// history; each row of it follows the one before; and the base is the fold of all of it, or nothing is committed.
/// </summary>
internal static class HistorySql
{
    public const string Up = """
        create aggregate registry_merge(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');

        -- The latest row known in each place, in the order in which they were true; a correction stands in the place of what it corrects.
        create function base_state(folded uuid, as_of date, known_by timestamptz) returns setof base language sql stable as $$
            select state.*
            from (
                select registry_merge(changes order by true_from, place) || jsonb_build_object(
                    'id', folded, 'revision', max(version), 'changed_at', max(known_at), 'true_since', max(true_from),
                    'history_hash', (array_agg(hash order by version desc))[1]) as fields
                from (
                    select distinct on (coalesce(corrects, version)) coalesce(corrects, version) as place, *
                    from base_history
                    where base_id = folded and known_at <= known_by
                    order by coalesce(corrects, version), version desc) known
                where true_from <= as_of) fold
            cross join lateral jsonb_populate_record(null::base, fold.fields) state
            where fold.fields ? 'number'
        $$;

        create function registry_chain() returns trigger language plpgsql as $$
        declare
            before base_history%rowtype;
        begin
            select * into before from base_history where base_id = new.base_id order by version desc limit 1;
            if (found and (new.version, new.previous_hash) is distinct from (before.version + 1, before.hash))
                or (not found and new.previous_hash is not null) or new.known_at < before.known_at then
                raise exception 'base %: version % does not continue its history', new.base_id, new.version
                    using errcode = 'check_violation', constraint = 'base_history_chain';
            end if;
            if new.corrects is not null and not exists (
                select from base_history where base_id = new.base_id and version = new.corrects and corrects is null) then
                raise exception 'base %: version % corrects none of its history', new.base_id, new.version
                    using errcode = 'check_violation', constraint = 'base_history_corrects';
            end if;
            return new;
        end $$;
        create trigger registry_chain before insert on base_history for each row execute function registry_chain();

        create function registry_check_history() returns trigger language plpgsql as $$
        declare
            checked uuid := case tg_table_name when 'base' then new.id else (to_jsonb(new) ->> 'base_id')::uuid end;
            b base%rowtype;
            folded base%rowtype;
        begin
            select * into b from base where id = checked;
            select * into folded from base_state(checked, 'infinity', 'infinity');
            if folded is distinct from b then
                raise exception 'base %: it is not the fold of its history', b.number
                    using errcode = 'check_violation', constraint = 'base_equals_history';
            end if;
            return null;
        end $$;
        create constraint trigger registry_check_history after insert or update on base
            deferrable initially deferred for each row execute function registry_check_history();
        create constraint trigger registry_check_history after insert on base_history
            deferrable initially deferred for each row execute function registry_check_history();
        """;

    public const string Down = """
        drop trigger if exists registry_check_history on base_history;
        drop trigger if exists registry_check_history on base;
        drop trigger if exists registry_chain on base_history;
        drop function if exists registry_check_history();
        drop function if exists registry_chain();
        drop function if exists base_state(uuid, date, timestamptz);
        drop aggregate if exists registry_merge(jsonb);
        """;
}
