namespace Registry.Data;

/// <summary>
/// For a registry of before the chain: each base's history begins anew with the whole base as it stands. What the old rows said stays
/// in the audit log.
/// </summary>
internal static class CarriedHistorySql
{
    public const string Before = """
        alter table base_history disable trigger user;
        create temporary table carried on commit drop as select base_id, max(at) as at from base_history group by base_id;
        delete from base_history;
        """;

    public const string After = """
        set constraints all immediate;
        alter table base_history enable trigger user;

        create function registry_canonical(v jsonb) returns text language plpgsql immutable as $$
        begin
            return case jsonb_typeof(v)
                when 'object' then '{' || coalesce((
                    select string_agg(to_jsonb(key)::text || ':' || registry_canonical(value), ',' order by key collate "C") from jsonb_each(v)), '') || '}'
                when 'array' then '[' || coalesce((
                    select string_agg(registry_canonical(item), ',' order by place) from jsonb_array_elements(v) with ordinality e(item, place)), '') || ']'
                when 'number' then trim_scale((v #>> '{}')::numeric)::text
                else v::text end;
        end $$;
        create function registry_sha256(v jsonb) returns bytea language sql immutable as $$
            select sha256(convert_to(registry_canonical(v), 'UTF8')) $$;
        create function registry_salt(secret bytea, name text) returns text language plpgsql immutable as $$
        declare
            i bytea := decode(repeat('36', 64), 'hex');
            o bytea := decode(repeat('5c', 64), 'hex');
        begin
            for at in 0..31 loop
                i := set_byte(i, at, get_byte(i, at) # get_byte(secret, at));
                o := set_byte(o, at, get_byte(o, at) # get_byte(secret, at));
            end loop;
            return encode(sha256(o || sha256(i || convert_to(name, 'UTF8'))), 'hex');
        end $$;

        insert into base_history (id, base_id, version, what, changes, true_from, known_at, by, reason, secret, previous_hash, hash)
        select gen_random_uuid(), id, revision, 'carried-over', changes, true_from, known_at, 'registry', document_number, secret, null,
            registry_sha256(jsonb_build_object(
                'format', 1, 'subject', id, 'version', revision, 'trueFrom', true_from, 'corrects', null, 'previous', null,
                'knownAt', to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'digests', (
                    select jsonb_object_agg(name, encode(registry_sha256(jsonb_build_array(registry_salt(secret, name), name, value)), 'hex'))
                    from (select 'field.' || key as name, value from jsonb_each(changes)
                        union all values ('what', to_jsonb('carried-over'::text)), ('by', to_jsonb('registry'::text)), ('reason', to_jsonb(document_number))) stated)))
        from (
            select b.id, b.revision, b.document_number, known_at, least(b.recognised_on, (known_at at time zone 'Asia/Shanghai')::date) as true_from,
                sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')) as secret,
                (select jsonb_object_agg(key, value) from jsonb_each(
                    to_jsonb(b) - array['id', 'revision', 'changed_at', 'true_since', 'history_hash']) where value <> 'null') as changes
            from base b
            left join carried c on c.base_id = b.id
            cross join lateral coalesce(c.at, b.registered_on::timestamp at time zone 'Asia/Shanghai') as known_at) carried;
        update base b set changed_at = h.known_at, true_since = h.true_from, history_hash = h.hash from base_history h where h.base_id = b.id;

        drop function registry_salt(bytea, text);
        drop function registry_sha256(jsonb);
        drop function registry_canonical(jsonb);
        """;
}
