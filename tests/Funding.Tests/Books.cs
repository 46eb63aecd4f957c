using Testing.Services;

namespace Funding.Tests;

/// <summary>What the ledger says.</summary>
internal static class Books
{
    /// <summary>Balance in yuan of one stage, of the award or of its budget.</summary>
    public static async Task<long> BalanceAsync(this FundingHost host, string stage, Guid award) => await host.ReadAsync<long>(
        $"SELECT coalesce(sum(balance_fen), 0)::bigint / 100 FROM ledger_account WHERE stage = '{stage}' AND award_id = '{award}'");

    /// <summary>All that must hold of the money at any moment; empty when it does.</summary>
    public static Task<string> LedgerFaultsAsync(this FundingHost host) => host.ReadAsync<string>(
        """
        SELECT concat_ws('; ',
            (SELECT 'postings sum to ' || sum(amount_fen) FROM posting HAVING sum(amount_fen) <> 0),
            (SELECT 'unbalanced journals: ' || count(*) FROM (SELECT FROM posting GROUP BY journal_id HAVING sum(amount_fen) <> 0) j HAVING count(*) > 0),
            (SELECT 'balances that are not their postings: ' || count(*) FROM ledger_account a
             WHERE balance_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM posting WHERE account_id = a.id) HAVING count(*) > 0),
            (SELECT 'awards with more paid than committed, or committed than reserved: ' || count(*) FROM (
                SELECT FROM ledger_account WHERE award_id IS NOT NULL GROUP BY award_id
                HAVING coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Paid'), 0) > coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Committed'), 0)
                    OR coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Committed'), 0) > coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Reserved'), 0)) a HAVING count(*) > 0),
            (SELECT 'budgets overspent: ' || count(*) FROM (
                SELECT FROM ledger_account GROUP BY budget_id
                HAVING coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Committed'), 0) > coalesce(sum(inflow_fen) FILTER (WHERE stage = 'Available'), 0)) b HAVING count(*) > 0),
            (SELECT 'awards whose paid sum is not the ledger''s: ' || count(*) FROM award a
             WHERE paid_fen <> coalesce((SELECT inflow_fen FROM ledger_account WHERE award_id = a.id AND stage = 'Paid'), 0) HAVING count(*) > 0),
            (SELECT 'journals without the audit row of them: ' || count(*) FROM journal j
             WHERE (SELECT count(*) FROM audit a WHERE a.aggregate_id = j.id AND a.action = 'journal-posted' AND (a.data ->> 'amountFen')::bigint = j.amount_fen) <> 1 HAVING count(*) > 0),
            (SELECT 'payments whose status is not their journals'': ' || count(*) FROM payment p
             WHERE (status IN ('Paid', 'Reconciled', 'Returned')) <> EXISTS (SELECT FROM journal WHERE kind = 'Payment' AND subject_id = p.id) HAVING count(*) > 0))
        """);
}
