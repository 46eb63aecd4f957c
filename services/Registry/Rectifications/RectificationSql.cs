namespace Registry.Rectifications;

/// <summary>Every state of a rectification is kept as it was, whoever writes; when, its audit rows say. For the migration.</summary>
internal static class RectificationSql
{
    public const string Up = """
        create table rectification_version (
            rectification_id uuid not null references rectification (id) on delete restrict,
            revision bigint not null,
            state jsonb not null,
            primary key (rectification_id, revision));

        create function rectification_kept() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
        begin
            insert into rectification_version values (new.id, new.revision, to_jsonb(new)) on conflict do nothing; -- the first state of a revision counts
            return null;
        end $$;
        create trigger rectification_kept after insert or update on rectification for each row execute function rectification_kept();

        create function rectification_version_by_trigger() returns trigger language plpgsql as $$
        begin
            if pg_trigger_depth() < 2 then
                raise exception 'what a rectification was is kept by its own changes' using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
        create trigger rectification_version_by_trigger before insert on rectification_version for each statement execute function rectification_version_by_trigger();
        create trigger rectification_version_append_only before update or delete or truncate on rectification_version for each statement execute function audit_refuse();

        -- One that was there before begins with what it is now.
        alter table rectification_version disable trigger user;
        insert into rectification_version select id, revision, to_jsonb(r) from rectification r;
        alter table rectification_version enable trigger user;

        -- As it was on a day, by what was known at an instant: no row where it was not ordered yet.
        create function rectification_state(p_id uuid, p_as_of date, p_known_at timestamptz) returns setof rectification language sql stable as $$
            select was.* from (
                select v.state from rectification_version v cross join lateral (
                    select a.business_at from audit a where a.aggregate_id = v.rectification_id and a.version >= v.revision order by a.version limit 1) kept
                where v.rectification_id = p_id and kept.business_at <= p_known_at and (kept.business_at at time zone 'Asia/Shanghai')::date <= p_as_of
                order by v.revision desc limit 1) last cross join lateral jsonb_populate_record(null::rectification, last.state) was
        $$;
        """;

    public const string Down = """
        drop function if exists rectification_state(uuid, date, timestamptz);
        drop trigger if exists rectification_kept on rectification;
        drop function if exists rectification_kept();
        drop table if exists rectification_version;
        drop function if exists rectification_version_by_trigger();
        """;
}
