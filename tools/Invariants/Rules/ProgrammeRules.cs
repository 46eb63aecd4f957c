namespace Invariants.Rules;

/// <summary>What the services say of the same thing agrees, and titles follow their procedure.</summary>
internal static class ProgrammeRules
{
    public static IEnumerable<IRule> All =>
    [
        Registry("every base is the fold of its history",
            "select b.number, b.revision from base b where b is distinct from (select s from base_state(b.id, 'infinity', 'infinity') s)"),
        Registry("each row of a base's history continues the one before, and its hash is in the audit log",
            """
            select h.base_id, h.version from base_history h
            left join base_history before on before.base_id = h.base_id and before.version = h.version - 1
            where h.previous_hash is distinct from before.hash
                or not exists (select from audit a where a.aggregate_id = h.base_id and a.version = h.version and a.data ->> 'historyHash' = encode(h.hash, 'hex'))
            """),
        Registry("the feed has a place for each row of the history, without a gap",
            "select count(*) from base_feed having count(*) <> coalesce(max(position), 0) or count(*) <> (select count(*) from base_history)"),
        Registry("a base rectifies exactly while it has a live order",
            """
            select b.number, b.management from base b
            where (b.management = 'Rectifying') <> exists (select from rectification r where r.base_id = b.id and r.closed_on is null)
            """),
        Registry("a rectification is not verified by who ordered it",
            "select id from rectification where verified_by = ordered_by"),
        Registry("a title is revoked after a hearing, by another than who proposed it",
            """
            select b.number from base b where b.title = 'Revoked' and not exists (
                select from rectification r where r.base_id = b.id and r.status = 'RevocationApproved'
                and r.hearing_held_on is not null and r.proposed_by <> r.revoked_by)
            """),
        new SqlRule("every sealed form is the one that was submitted", Contracts.Services.Applications,
            """
            select id, name, status from application
            where status not in ('Draft', 'Returned', 'Withdrawn') and (form_hash is null or submitted_at is null)
            """),
        new SqlRule("every recognised application stands on a decided consent list that does not refuse it", Contracts.Services.Applications,
            """
            select a.id, a.name from application a where a.status = 'Recognised' and not exists (
                select from consent_list c join recognition r on r.application_id = a.id and r.document_number = c.document_number
                where c.status = 'Decided' and c.document::jsonb -> 'entries' @> jsonb_build_array(jsonb_build_object('applicationId', a.id))
                and not c.refused @> jsonb_build_array(jsonb_build_object('applicationId', a.id)))
            """),
        new SqlRule("nothing went to the city government with an objection that has no answer", Contracts.Services.Applications,
            """
            select a.id, o.number from application a join objection o on o.application_id = a.id
            where a.status in ('GovernmentConsent', 'Recognised', 'Refused') and o.status in ('Received', 'Accepted')
            """),
        new SqlRule("no departure from a proposal without its reason", Contracts.Services.Applications,
            """
            select s.id, line -> 'proposed' ->> 'name' from selection s, jsonb_array_elements(s.lines) line
            where ((line ->> 'decided' = 'Shortlisted') <> (line -> 'proposed' ->> 'outcome' = 'Shortlisted')) and line ->> 'reason' is null
            """),
        new SqlRule("no county recommends more than its quota", Contracts.Services.Applications,
            "select id, area, kind, quota from county_list where cardinality(applications) > quota"),
        new SqlRule("whatever is recommended stands in its county's list", Contracts.Services.Applications,
            """
            select a.id, a.name, a.area from application a where a.status = 'Recommended' and a.recommendation is not null and not exists (
                select from county_list l where l.call_id = a.call_id and l.kind = a.kind and l.area = a.area and a.id = any (l.applications))
            """),
        new SqlRule("nothing is eligible over a department or a failed rule", Contracts.Services.Applications,
            """
            select a.id, a.name from application a
            where a.status in ('Eligible', 'UnderEvaluation', 'Evaluated', 'Ranked', 'Shortlisted', 'Recognised') and (
                jsonb_path_exists(a.eligibility_report, '$.findings[*] ? (@.outcome == "Failed")')
                or exists (
                    select from (
                        select distinct on (department) status, answer from department_check d where d.application_id = a.id
                        order by department, round desc) latest
                    where status in ('Open', 'Overdue') or (status = 'Answered' and answer = 'Objection')))
            """),
        new SqlRule("no material came after the seal but by a supplement", Contracts.Services.Applications,
            """
            select m.id, a.id from material m join application a on a.id = m.application_id
            where not m.is_supplement and a.submitted_at < m.uploaded_at
            """),
        new SqlRule("every material has its content", Contracts.Services.Applications,
            """
            select m.id from material m left join material_content c on c.sha256 = m.sha256 where c.length is distinct from m.length
            """),
        new SqlRule("every submission has its receipt, which says the same", Contracts.Services.Applications,
            """
            select a.id, a.name from application a where a.submitted_at is not null and not exists (
                select from receipt r where r.application_id = a.id and r.form_hash = a.form_hash and r.submitted_at = a.submitted_at)
            """),
        new CrossRule("every recognition is one registered base, and the other way round", (databases, cancel) => SameAsync(databases,
            Contracts.Services.Applications, "select id from recognition", Contracts.Services.Registry, "select recognition_id from base", cancel)),
        new CrossRule("registry and funding agree on every base's title", (databases, cancel) => SameAsync(databases,
            Contracts.Services.Registry, "select number, title from base", Contracts.Services.Funding, "select base_number, coalesce(title, 'Held') from fund_account", cancel)),
        new CrossRule("registry and funding agree on every base's grade", (databases, cancel) => SameAsync(databases,
            Contracts.Services.Registry, "select number, latest_grade from base", Contracts.Services.Funding, "select base_number, latest_grade from fund_account", cancel)),
        new CrossRule("applications and evaluation agree on every rank", (databases, cancel) => SameAsync(databases,
            Contracts.Services.Applications, "select record_hash from ranking", Contracts.Services.Evaluation, "select record_hash from ranking", cancel)),
    ];

    private static SqlRule Registry(string name, string sql) => new(name, Contracts.Services.Registry, sql);

    private static async Task<IReadOnlyList<string>> SameAsync(
        PlatformDatabases databases, string one, string oneSql, string other, string otherSql, CancellationToken cancel)
    {
        var here = (await databases.ReadAsync(one, oneSql, cancel)).Select(row => string.Join(' ', row)).ToList();
        var there = (await databases.ReadAsync(other, otherSql, cancel)).Select(row => string.Join(' ', row)).ToList();
        return
        [
            .. here.Except(there).Select(row => $"{one} has {row}, {other} has not"),
            .. there.Except(here).Select(row => $"{other} has {row}, {one} has not"),
        ];
    }
}
