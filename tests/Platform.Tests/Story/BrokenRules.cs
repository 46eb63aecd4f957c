using Invariants;
using Npgsql;

namespace Platform.Tests.Story;

/// <summary>A rule that cannot go red guards nothing: each is broken behind the services' backs, as only the database's own master could.</summary>
internal static class BrokenRules
{
    private static readonly (string Rule, string Service, string Sql)[] Ways =
    [
        ("outbox is empty", "funding", "insert into outbox (id, aggregate_id, aggregate_version, type, body, created, attempts, next_attempt, dead) values (gen_random_uuid(), gen_random_uuid(), 1, 'award-held', '{}', now(), 99, now(), true)"),
        ("no dead letters", "registry", "insert into dead_letter (id, consumer, body, reason, occurred) values (gen_random_uuid(), 'registry.test', '{}', 'test', now())"),
        ("applications: every event is in the inbox", "registry", "delete from inbox where message_id = (select message_id from inbox where consumer = 'registry.base-recognised' limit 1)"),
        ("applications: versions of an aggregate have no gaps", "applications", "delete from audit where seq = (select max(seq) from audit where aggregate_type = 'Application' and version = 2)"),
        ("applications: the audit log verifies", "applications", "update audit set reason = 'rewritten' where seq = 1"),
        ("registry: every aggregate is at the version", "registry", "update rectification set revision = revision + 1"),
        ("than was appropriated to it", "funding", "update appropriation set amount_fen = 1"),
        ("every approved change of a budget", "funding", WithoutChecks("budget_change") + "update budget_change set status = 'Proposed'"),
        ("an allocation is its awards", "funding", WithoutChecks("award") + "update award set amount_fen = amount_fen + 1"),
        ("an award's paid amount", "funding", "update award set paid_fen = paid_fen + 1 where status = 'Active'"),
        ("a locked run's totals", "funding", "update payment_run set total_fen = total_fen + 1"),
        ("nobody kept out of a payment", "funding", "update payment p set kept_out = (select person from payment_hand where payment_id = p.id limit 1)"),
        ("the account of record of its time", "funding", "update payment set payee_account_number = '1' where status = 'Reconciled'"),
        ("one line of a statement", "funding", "update statement_entry set payment_id = null, rule = null"),
        ("a recovery is its receipts", "funding", "update recovery_receipt set amount_fen = amount_fen + 1"),
        ("a loss is what was demanded", "funding", WithoutChecks("recovery") + "update recovery set ended_by = ending_proposed_by where status = 'WrittenOff'"),
        ("what was reversed is what two people approved", "funding", WithoutChecks("reversal") + "update reversal set approved_by = proposed_by"),
        ("a closed month is what it was closed over", "funding", "update ledger_period set digest = 'other'"),
        ("every journal has one audit row", "funding", "update audit set action = 'other' where action = 'journal-posted'"),
        ("every posting is of its journal's amount", "funding", "update journal set amount_fen = amount_fen + 1 where kind = 'Payment'"),
        ("a closed year has nothing free", "funding", WithoutChecks("fiscal_year") + "update fiscal_year set status = 'Closed'"),
        ("postings sum to zero", "funding", "update posting set amount_fen = amount_fen + 1 where (journal_id, number) = (select journal_id, number from posting limit 1)"),
        ("every journal sums to zero", "funding", "update posting set amount_fen = amount_fen + 1 where (journal_id, number) = (select journal_id, number from posting limit 1)"),
        ("every journal has its postings", "funding", "delete from posting where journal_id = (select id from journal limit 1)"),
        ("every balance is the sum", "funding", "update ledger_account set balance_fen = balance_fen + 1, inflow_fen = inflow_fen + 1 where stage = 'Available'"),
        ("no account is below its floor", "funding", WithoutChecks("ledger_account") + "update ledger_account set balance_fen = -1 where stage = 'Available'"),
        ("paid ≤ committed ≤ budget", "funding", WithoutChecks("ledger_account") + "update ledger_account set inflow_fen = inflow_fen * 9 where stage = 'Paid'"),
        ("at most one live payment", "funding", "drop index ux_payment_live_instalment; update payment set instalment = 1"),
        ("every paid payment", "funding", "delete from journal where kind = 'Payment'"),
        ("the people of a payment are distinct", "funding", "drop index ix_payment_hand_payment_id_person; update payment_hand set person = 'one'"),
        ("no award of a revoked base is alive", "funding", "update award set status = 'Active' where status = 'Terminated'"),
        ("every base is the fold of its history", "registry", "delete from base_history where version > 1"),
        ("each row of a base's history continues", "registry", "update base_history set hash = sha256('other')"),
        ("the feed has a place for each row", "registry", "delete from base_feed where position = 1"),
        ("not verified by who ordered it", "registry", WithoutChecks("rectification") + "update rectification set verified_by = ordered_by where verified_by is not null"),
        ("a base rectifies exactly", "registry", "update base set management = 'Rectifying' where title = 'Held'"),
        ("a title is revoked after a hearing", "registry", WithoutChecks("rectification") + "update rectification set hearing_held_on = null"),
        ("every sealed form", "applications", WithoutChecks("application") + "update application set form_hash = null"),
        ("stands on a decided consent list", "applications", "update consent_list set refused = (select jsonb_agg(jsonb_build_object('applicationId', id, 'reason', 'test')) from application where status = 'Recognised')"),
        ("with an objection that has no answer", "applications", WithoutChecks("objection") + "update objection set status = 'Accepted'"),
        ("no departure from a proposal", "applications", "update selection set lines = (select jsonb_agg(line || '{\"reason\":null,\"decided\":\"NotSelected\"}') from jsonb_array_elements(lines) line)"),
        ("no county recommends more than its quota", "applications", WithoutChecks("county_list") + "update county_list set quota = 0 where cardinality(applications) > 0"),
        ("whatever is recommended stands in its county's list", "applications", WithoutChecks("application") + "drop trigger application_recommended_by_list on application; update application set status = 'Recommended' where id = (select applications[1] from county_list limit 1); update county_list set applications = '{}'"),
        ("nothing is eligible over a department", "applications", "update department_check set status = 'Answered', answer = 'Objection', reason = 'x', answered_by = 'x', answered_at = now(), override_reason = null, overridden_by = null"),
        ("no material came after the seal", "applications", "update material set uploaded_at = uploaded_at + interval '100 years'"),
        ("every material has its content", "applications", "update material set length = length + 1"),
        ("every submission has its receipt", "applications", "update receipt set form_hash = 'other'"),
        ("no locked sheet of an expert with a conflict", "evaluation", "update review set has_conflict = true where status = 'Locked'"),
        ("no locked sheet of a party's employee", "evaluation", "update examination set status = 'Reviewed' where id = (select id from examination where status = 'Ranked' limit 1); update expert set affiliations = (select jsonb_agg(jsonb_build_object('creditCode', coalesce(p ->> 'creditCode', p ->> 'CreditCode'), 'to', null)) from examination, jsonb_array_elements(parties::jsonb) p)"),
        ("against a standing declaration", "evaluation", "insert into conflict_declaration (id, revision, expert, application_id, reason, is_standing) select gen_random_uuid(), 1, expert, application_id, 'x', true from review where status = 'Locked' limit 1"),
        ("every conflict that ended a review", "evaluation", "insert into conflict_finding (id, revision, review_id, application_id, call_id, expert, kind, reason, outcome) select gen_random_uuid(), 1, id, application_id, call_id, expert, 'Recusal', 'x', 'ReviewWithdrawn' from review where status = 'Locked' limit 1"),
        ("whatever is ranked has the locked sheets", "evaluation", "update round set experts_per_application = 9"),
        ("while experts are still too far apart", "evaluation", WithoutChecks("arbitration") + "insert into arbitration (id, revision, examination_id, application_id, call_id, kind, status, spread, \"limit\", sheets, opened_at) select gen_random_uuid(), 1, id, application_id, call_id, kind, 'Panel', 50, 25, '[]', now() from examination where status = 'Ranked' limit 1"),
        ("every official figure is the last", "evaluation", "update reference_figure set revision = revision + 1"),
        ("every recognition is one registered base", "applications", "delete from recognition where id = (select id from recognition limit 1)"),
        ("agree on every base's title", "funding", "update fund_account set title = 'Expired' where title = 'Held'"),
        ("agree on every base's grade", "funding", "update fund_account set latest_grade = 'Poor' where latest_grade = 'Good'"),
        ("agree on every rank", "applications", "update ranking set record_hash = 'none'"),
        ("every score equals its recomputation", "evaluation", "update decision_record set content = convert_to(replace(convert_from(content, 'UTF8'), '\"score\":\"8', '\"score\":\"9'), 'UTF8')"),
        ("every ranking and grade has its record", "evaluation", "update ranking set record_hash = 'none'"),
    ];

    /// <summary>The database itself refuses some of this to anybody; its guards are taken away first.</summary>
    private static string WithoutChecks(string table) =>
        $$"""
        do $do$ declare c record; begin
            for c in select conname from pg_constraint where conrelid = '{{table}}'::regclass and contype = 'c' loop
                execute format('alter table {{table}} drop constraint %I', c.conname);
            end loop;
        end $do$;

        """;

    public static async Task EachGoesRedAsync(PlatformDatabases databases)
    {
        var silent = new List<string>();
        foreach (var (rule, service, sql) in Ways)
        {
            if (await RefusalAsync(databases, service, sql) is { } refusal)
            {
                silent.Add($"{rule}: {refusal}");
                continue;
            }

            var broken = Checker.Rules.Where(r => r.Name.Contains(rule, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(broken);
            var violations = await Task.WhenAll(broken.Select(r => r.ViolationsAsync(databases, TestContext.Current.CancellationToken)));
            if (violations.All(found => found.Count == 0))
            {
                silent.Add($"{rule}: {sql}");
            }
        }

        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    private static async Task<string?> RefusalAsync(PlatformDatabases databases, string service, string sql)
    {
        try
        {
            await using var connection = await databases.OpenAsync(service, TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand($"set session_replication_role = replica; {sql}", connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.MessageText;
        }
    }
}
