namespace Invariants.Rules;

/// <summary>Nobody judged what is theirs, nothing was ranked before it was judged, and figures are what their versions say.</summary>
internal static class EvaluationRules
{
    private const string Live = "('Assigned', 'Accepted', 'InProgress', 'Submitted', 'Locked')";

    public static IEnumerable<IRule> All =>
    [
        Evaluation("no locked sheet of an expert with a conflict",
            "select id, expert from review where status = 'Locked' and has_conflict"),
        // A bond that comes to light after the ranking is flagged; what it undoes is the commission's to decide.
        Evaluation("no locked sheet of a party's employee",
            """
            select r.id, e.name from review r join expert e on e.subject = r.expert join examination x on x.id = r.examination_id
            where r.status = 'Locked' and x.status <> 'Ranked' and exists (
                select from jsonb_array_elements(x.parties::jsonb) p join jsonb_array_elements(e.affiliations) a
                on a ->> 'creditCode' = coalesce(p ->> 'creditCode', p ->> 'CreditCode') where a ->> 'to' is null)
            """),
        Evaluation("nobody examines against a standing declaration or a granted recusal",
            $"""
             select r.id, r.expert from review r join conflict_declaration d on d.expert = r.expert and d.application_id = r.application_id
             where d.is_standing and r.status in {Live}
             union all
             select r.id, r.expert from review r join recusal c on c.expert = r.expert and c.application_id = r.application_id
             where c.status = 'Granted' and r.status in {Live}
             """),
        Evaluation("every conflict that ended a review has ended it",
            """
            select f.id, f.expert from conflict_finding f join review r on r.id = f.review_id
            where f.outcome = 'ReviewWithdrawn' and r.status not in ('Withdrawn', 'ConflictDeclared', 'Declined')
            """),
        Evaluation("whatever is ranked has the locked sheets that its call asks for",
            """
            select x.id, x.name from examination x join round r on r.call_id = x.call_id
            where x.status = 'Ranked' and r.experts_per_application > (select count(*) from review s where s.examination_id = x.id and s.status = 'Locked')
            """),
        Evaluation("nothing is ranked while experts are still too far apart",
            """
            select a.id, x.name from arbitration a join examination x on x.id = a.examination_id
            where a.status in ('AnotherExpert', 'Panel') and x.status = 'Ranked'
            """),
        Evaluation("every official figure is the last of its versions, and none is missing",
            """
            select f.code, f.year from reference_figure f left join lateral (
                select count(*) as versions, max(number) as last from reference_figure_version v where v.figure_id = f.id) v on true
            where v.versions <> v.last or v.last is distinct from f.revision or not exists (
                select from reference_figure_version v where v.figure_id = f.id and v.number = f.revision and v.value = f.value)
            """),
    ];

    private static SqlRule Evaluation(string name, string sql) => new(name, Contracts.Services.Evaluation, sql);
}
