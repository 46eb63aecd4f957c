namespace Applications.Calls;

/// <summary>Calls from before there were versions are at their first.</summary>
internal static class CallVersionSql
{
    public const string FirstVersions = """
        update call set
            version = case status when 'Draft' then 0 else 1 end,
            terms = jsonb_build_object(
                'title', title, 'basis', null, 'priorities', '[]'::jsonb, 'requirements', '[]'::jsonb, 'kinds', to_jsonb(array(select (array['region', 'university', 'enterprise'])[kind + 1] from unnest(kinds) kind)),
                'opensAt', to_jsonb(opens_at), 'closesAt', to_jsonb(closes_at), 'rules', rules, 'criteria', criteria);
        insert into call_version (call_id, number, terms, at) select id, version, terms, opens_at from call where version > 0;
        update application set call_version = 1;
        """;
}
