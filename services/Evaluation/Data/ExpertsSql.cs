namespace Evaluation.Data;

/// <summary>What EF cannot say of the register of experts: employers without days become affiliations, and back.</summary>
internal static class ExpertsSql
{
    public const string Up = """
        update expert set institution = employers[1], affiliations = (
            select coalesce(jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'creditCode', code, 'kind', 'Employment')), '[]')
            from unnest(employers) code);
        """;

    public const string Down = """
        update expert set employers = (
            select coalesce(array_agg(a ->> 'creditCode'), '{}') from jsonb_array_elements(affiliations) a
            where a ->> 'kind' = 'Employment' and a ->> 'to' is null);
        """;
}
