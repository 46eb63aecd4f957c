namespace Invariants;

/// <summary>
/// What has become of everybody, in words and without ids, numbers or times: two runs of the same story come to the same, whatever
/// happened to their messages and processes.
/// </summary>
public static class FinalState
{
    private static readonly (string Service, string Sql)[] Questions =
    [
        (Contracts.Services.Applications, "select 'application', name, kind, status from application"),
        (Contracts.Services.Registry, "select 'base', name, title, management, latest_grade from base"),
        (Contracts.Services.Registry, "select 'rectification', b.name, r.ground, r.status from rectification r join base b on b.id = r.base_id"),
        (Contracts.Services.Registry, "select 'support', b.name, s.kind, s.amount_fen from support s join base b on b.id = s.base_id"),
        (Contracts.Services.Evaluation, "select 'performance', base_name, status, score, grade from performance_evaluation"),
        (Contracts.Services.Funding, "select 'award', a.base_name, w.status, w.amount_fen, w.paid_fen from award w join fund_account a on a.base_id = w.base_id"),
        (Contracts.Services.Funding, "select 'payment', a.base_name, p.instalment, p.amount_fen, p.status from payment p join fund_account a on a.base_id = p.base_id"),
        (Contracts.Services.Funding, "select 'recovery', a.base_name, r.status, r.demanded_fen, r.recovered_fen from recovery r join fund_account a on a.base_id = r.base_id"),
        (Contracts.Services.Funding, "select 'budget', b.fiscal_year, b.line, sum(a.balance_fen) filter (where a.stage = 'Available'), sum(a.balance_fen) filter (where a.stage = 'Committed') from budget b join ledger_account a on a.budget_id = b.id group by 2, 3"),
        (Contracts.Services.Funding, "select 'budget-change', kind, amount_fen, status from budget_change"),
        (Contracts.Services.Funding, "select 'fiscal-year', year, status from fiscal_year"),
        (Contracts.Services.Funding, "select 'run', status, count, total_fen from payment_run"),
        (Contracts.Services.Funding, "select 'discrepancy', kind, status, proposal_resolution from discrepancy"),
        (Contracts.Services.Funding, "select 'payee-change', a.base_name, c.status from payee_change c join fund_account a on a.base_id = c.base_id"),
        (Contracts.Services.Funding, "select 'use-report', a.base_name, r.status, r.spent_fen from use_report r join fund_account a on a.base_id = r.base_id"),
        (Contracts.Services.Funding, "select 'audit', a.base_name, u.status, u.upheld_fen from funds_audit u join fund_account a on a.base_id = u.base_id"),
        (Contracts.Services.Funding, "select 'ledger', stage, sum(balance_fen), sum(inflow_fen), sum(outflow_fen) from ledger_account group by stage"),
    ];

    public static async Task<IReadOnlyList<string>> ReadAsync(PlatformDatabases databases, CancellationToken cancel)
    {
        var lines = new List<string>();
        foreach (var (service, sql) in Questions)
        {
            lines.AddRange((await databases.ReadAsync(service, sql, cancel)).Select(row => string.Join(" | ", row)));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
