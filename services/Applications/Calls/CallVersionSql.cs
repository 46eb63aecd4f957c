namespace Applications.Calls;

/// <summary>What was published stays published: the database refuses any change of a call's versions, whoever asks.</summary>
internal static class CallVersionSql
{
    /// <summary>Calls from before there were versions are at their first.</summary>
    public const string Keep = """
        update call set
            version = case status when 'Draft' then 0 else 1 end,
            terms = jsonb_build_object(
                'title', title, 'basis', null, 'priorities', '[]'::jsonb, 'requirements', '[]'::jsonb, 'kinds', to_jsonb(array(select (array['region', 'university', 'enterprise'])[kind + 1] from unnest(kinds) kind)),
                'opensAt', to_jsonb(opens_at), 'closesAt', to_jsonb(closes_at), 'rules', rules, 'criteria', criteria);
        insert into call_version (call_id, number, terms, at) select id, version, terms, opens_at from call where version > 0;
        update application set call_version = 1;
        """;

    public const string Up = """
        create function call_version_kept() returns trigger language plpgsql as $$
        begin
            raise exception 'call %, version %: what was published stays as it is', old.call_id, old.number using errcode = 'check_violation';
        end $$;
        create trigger call_version_kept before update or delete on call_version for each row execute function call_version_kept();
        """;

    public const string Down = """
        drop trigger if exists call_version_kept on call_version;
        drop function if exists call_version_kept();
        """;
}
