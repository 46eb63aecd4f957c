namespace Invariants.Rules;

/// <summary>Money is never created, lost or paid twice. The database refuses all of this itself; here it is looked at once more.</summary>
internal static class LedgerRules
{
    public static IEnumerable<IRule> All =>
    [
        Funding("postings sum to zero", "select sum(amount_fen) from posting having sum(amount_fen) <> 0"),
        Funding("every journal sums to zero", "select journal_id, sum(amount_fen) from posting group by 1 having sum(amount_fen) <> 0"),
        Funding("every journal has its postings", "select id, kind from journal j where (select count(*) from posting p where p.journal_id = j.id) < 2"),
        Funding("every balance is the sum of its postings",
            """
            select a.id, a.stage, a.balance_fen, coalesce(sum(p.amount_fen), 0) from ledger_account a left join posting p on p.account_id = a.id
            group by 1, 2, 3 having a.balance_fen <> coalesce(sum(p.amount_fen), 0)
            """),
        Funding("no account is below its floor", "select id, stage, balance_fen, floor_fen from ledger_account where balance_fen < floor_fen"),
        Funding("paid ≤ committed ≤ budget, in turnovers",
            """
            select b.id, b.line, t.* from budget b cross join lateral (
                select coalesce(sum(inflow_fen) filter (where stage = 'Paid'), 0) as paid,
                       coalesce(sum(inflow_fen) filter (where stage = 'Committed'), 0) as committed,
                       coalesce(sum(inflow_fen) filter (where stage = 'Available'), 0) as given -- by its appropriation and its changes
                from ledger_account where budget_id = b.id) t
            where not (t.paid <= t.committed and t.committed <= t.given)
            """),
        Funding("at most one live payment an award and instalment",
            """
            select award_id, instalment, count(*) from payment
            where status not in ('Declined', 'Cancelled', 'BankRejected', 'Returned') group by 1, 2 having count(*) > 1
            """),
        Funding("every paid payment has exactly one paying journal, and no other has one",
            """
            select p.id, p.status, count(j.id) from payment p left join journal j on j.subject_id = p.id and j.kind = 'Payment'
            group by 1, 2 having count(j.id) <> (case when p.status in ('Paid', 'Reconciled', 'Returned') then 1 else 0 end)
            """),
        Funding("the people of a payment are distinct",
            "select payment_id, person, count(*) from payment_hand group by 1, 2 having count(*) > 1"),
        Funding("no award of a revoked base is alive",
            """
            select w.id, w.status, a.base_number from award w join fund_account a on a.base_id = w.base_id
            where a.title = 'Revoked' and w.status in ('Active', 'OnHold')
            """),
    ];

    private static SqlRule Funding(string name, string sql) => new(name, Contracts.Services.Funding, sql);
}
