namespace Invariants.Rules;

/// <summary>What people have decided about money, what the treasury has said of it and what the ledger holds are the same.</summary>
internal static class FundingRules
{
    public static IEnumerable<IRule> All =>
    [
        Funding("a source's budgets take no more than was appropriated to it",
            """
            select s.code, t.fiscal_year, t.taken from fund_source s cross join lateral (
                select b.fiscal_year, -sum(a.balance_fen) as taken from budget b join ledger_account a on a.budget_id = b.id and a.stage = 'Source'
                where b.source_id = s.id group by 1) t
            where t.taken > (select coalesce(sum(amount_fen), 0) from appropriation where source_id = s.id and fiscal_year = t.fiscal_year and status = 'Confirmed')
            """),
        Funding("every approved change of a budget has moved its money, and no other has",
            """
            select c.id, c.kind, c.status from budget_change c
            left join journal j on j.subject_id = c.id and j.kind = c.kind and j.amount_fen = c.amount_fen and j.budget_id = c.budget_id
            where (c.status in ('Approved', 'Reversed')) <> (j.id is not null)
            """),
        Funding("an allocation is its awards, each of what it was granted",
            """
            select a.id, l.base_number, l.granted_fen, w.amount_fen from allocation a
            join allocation_line l on l.allocation_id = a.id left join award w on w.id = l.award_id and w.allocation_id = a.id
            where a.status in ('Reserved', 'Approved') and l.granted_fen <> coalesce(w.amount_fen, 0)
            """),
        Funding("an award's paid amount is what came to its account",
            """
            select w.id, w.paid_fen from award w
            where w.paid_fen <> coalesce((select inflow_fen from ledger_account where award_id = w.id and stage = 'Paid'), 0)
            """),
        Funding("a locked run's totals are its payments'",
            """
            select r.id, r.count, r.total_fen, t.* from payment_run r
            cross join lateral (select count(*) as found, coalesce(sum(amount_fen), 0) as fen from payment where run_id = r.id) t
            where r.status in ('Locked', 'Sent') and (r.count <> t.found or r.total_fen <> t.fen)
            """),
        Funding("nobody kept out of a payment has a hand in it",
            "select p.id, p.kept_out from payment p join payment_hand h on h.payment_id = p.id and h.person = p.kept_out"),
        Funding("every paid payment went to the account of record of its time", AccountOfRecord),
        Funding("every reconciled payment stands against one line of a statement",
            """
            select p.id, count(e.id) from payment p left join statement_entry e on e.payment_id = p.id and e.amount_fen = p.amount_fen
            where p.status = 'Reconciled' group by 1 having count(e.id) <> 1
            """),
        Funding("a recovery is its receipts",
            """
            select r.id, r.recovered_fen from recovery r
            where r.recovered_fen <> (select coalesce(sum(amount_fen), 0) from recovery_receipt where recovery_id = r.id and not reversed)
            """),
        Funding("a loss is what was demanded less what came back, of what two people wrote off",
            """
            select r.id, r.status, r.demanded_fen, r.recovered_fen from recovery r
            where (select coalesce(sum(amount_fen), 0) from journal where kind = 'WriteOffLoss' and subject_id = r.ending_id)
                <> case when r.status = 'WrittenOff' and r.ended_by <> r.ending_proposed_by then r.demanded_fen - r.recovered_fen else 0 end
            """),
        Funding("what was reversed is what two people approved, and no other journal takes one back",
            """
            select b.id, b.kind from journal b where b.kind like '%Reversal' and b.kind <> 'PaymentReversal' and not exists (
                select from reversal r join journal j on j.subject_id = b.subject_id and j.kind || 'Reversal' = b.kind and j.amount_fen = b.amount_fen
                where r.status = 'Approved' and r.approved_by <> r.proposed_by and r.subject_id = b.subject_id)
            union all
            select r.id, r.kind from reversal r where r.status = 'Approved'
                and not exists (select from journal b where b.subject_id = r.subject_id and b.kind = r.kind || 'Reversal')
            """),
        Funding("every journal has one audit row, which says the same",
            """
            select j.id, j.kind, count(a.seq) from journal j left join audit a on a.aggregate_id = j.id and a.action = 'journal-posted'
                and a.data ->> 'kind' = j.kind and (a.data ->> 'amountFen')::bigint = j.amount_fen
                and (a.data ->> 'subjectId')::uuid = j.subject_id and (a.data ->> 'bookedOn')::date = j.booked_on
            group by 1, 2 having count(a.seq) <> 1
            """),
        Funding("every posting is of its journal's amount",
            "select j.id, j.amount_fen, p.amount_fen from posting p join journal j on j.id = p.journal_id where abs(p.amount_fen) <> j.amount_fen"),
        Funding("a closed month is what it was closed over",
            """
            select m.first_day, m.journals, t.journals from ledger_period m cross join lateral (
                select count(*) as journals, encode(sha256(coalesce(string_agg(a.content_hash, ''::bytea order by j.id), ''::bytea)), 'hex') as digest
                from journal j left join audit a on a.aggregate_id = j.id and a.action = 'journal-posted'
                where j.booked_on between m.first_day and m.last_day) t
            where m.status = 'Closed' and (m.journals <> t.journals or m.digest <> t.digest)
            """),
        Funding("a closed year has nothing free but what was released or came back after it was closed", ClosedYear),
    ];

    // The first account is not kept once another took its place: then all that was paid before went to one.
    private const string AccountOfRecord =
        """
        with paid as (select * from payment where status in ('Paid', 'Reconciled', 'Returned'))
        select p.id, p.payee_account_number from paid p join fund_account a on a.base_id = p.base_id left join lateral (
            select * from payee_change where base_id = p.base_id and status = 'Effective' and effective_at <= p.sent_at
            order by effective_at desc, id desc limit 1) c on true
        where case
            when c.id is not null then (p.payee_name, p.payee_credit_code, p.payee_account_number, p.payee_bank_code)
                is distinct from (c.payee_name, c.payee_credit_code, c.payee_account_number, c.payee_bank_code)
            when exists (select from payee_change where base_id = p.base_id and status = 'Effective') then exists (
                select from paid q where q.base_id = p.base_id and q.sent_at < p.sent_at and q.payee_account_number <> p.payee_account_number)
            else (p.payee_name, p.payee_credit_code, p.payee_account_number, p.payee_bank_code)
                is distinct from (a.payee_of_record_name, a.payee_of_record_credit_code, a.payee_of_record_account_number, a.payee_of_record_bank_code)
            end
        """;

    // Who released money at the same moment may have begun a little earlier.
    private const string ClosedYear =
        """
        select y.year, t.* from fiscal_year y cross join lateral (
            select (select coalesce(sum(a.balance_fen), 0) from ledger_account a join budget b on b.id = a.budget_id
                    where b.fiscal_year = y.year and a.stage in ('Available', 'Frozen', 'Reserved')) as free,
                   (select coalesce(sum(j.amount_fen), 0) from journal j join budget b on b.id = j.budget_id
                    where b.fiscal_year = y.year and j.kind in ('CommitmentRelease', 'QuotaRestoration') and j.posted_at > (
                        select max(at) - interval '1 minute' from audit where aggregate_id = y.id and action = 'fiscal-year-closed')) as later) t
        where y.status = 'Closed' and t.free > t.later
        """;

    private static SqlRule Funding(string name, string sql) => new(name, Contracts.Services.Funding, sql);
}
