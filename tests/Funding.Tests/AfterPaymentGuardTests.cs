using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Funding.Tests;

/// <summary>What must never happen after a payment is refused by the database itself: to the service's own user, and to the owner.</summary>
public sealed class AfterPaymentGuardTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Theory]
    [InlineData("UPDATE recovery_receipt SET amount_fen = 1", "recovery_receipt_frozen")]
    [InlineData("DELETE FROM recovery_receipt", "42501")]
    [InlineData("DELETE FROM reversal", "42501")]
    [InlineData("UPDATE recovery_receipt SET reversed = true WHERE reference = 'R1'", "recovery_holds")]
    [InlineData("UPDATE recovery_receipt x SET reversed = true WHERE reference = 'R1'; UPDATE recovery SET recovered_fen = 0, status = 'Demanded' WHERE status = 'PartlyRecovered'", "receipt_holds")]
    [InlineData("UPDATE recovery SET status = 'Demanded', ending = NULL, ending_id = NULL, ending_reason = NULL, ending_proposed_by = NULL, ended_by = NULL WHERE status = 'WrittenOff'", "recovery_holds")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'WriteOffLossReversal', j.subject_id, j.budget_id, j.award_id, NULL, j.amount_fen, '2019-01-01', now()) FROM journal j WHERE j.kind = 'WriteOffLoss' LIMIT 1", "recovery_holds")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'TreasuryReturnReversal', j.subject_id, j.budget_id, j.award_id, NULL, j.amount_fen, '2019-01-01', now()) FROM journal j WHERE j.kind = 'TreasuryReturn' LIMIT 1", "receipt_holds")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'FreezeReversal', j.subject_id, j.budget_id, NULL, NULL, j.amount_fen, '2019-01-01', now()) FROM journal j WHERE j.kind = 'Freeze' LIMIT 1", "budget_change_holds")]
    [InlineData("UPDATE budget_change SET status = 'Reversed' WHERE kind = 'Freeze'", "budget_change_holds")]
    [InlineData("UPDATE budget_change SET status = 'Reversed' WHERE kind = 'Freeze'; SELECT post_journal(gen_random_uuid(), 'FreezeReversal', j.subject_id, j.budget_id, NULL, NULL, j.amount_fen, '2019-01-01', now()) FROM journal j WHERE j.kind = 'Freeze' LIMIT 1", "reversal_holds")]
    [InlineData("UPDATE reversal SET status = 'Approved', approved_by = proposed_by WHERE status = 'Proposed'", "ck_reversal_people")]
    [InlineData("UPDATE reversal SET status = 'Approved', approved_by = 'x' WHERE status = 'Proposed'", "reversal_holds")]
    [InlineData("UPDATE reversal SET amount_fen = amount_fen + 1", "reversal_frozen")]
    [InlineData("UPDATE reversal SET status = 'Approved', approved_by = 'x' WHERE status = 'Proposed'; UPDATE budget_change SET status = 'Reversed' WHERE kind = 'Freeze'; SELECT post_journal(gen_random_uuid(), 'FreezeReversal', j.subject_id, j.budget_id, NULL, NULL, j.amount_fen - 1, '2019-01-01', now()) FROM journal j WHERE j.kind = 'Freeze' LIMIT 1", "reversal_holds")]
    [InlineData("DELETE FROM recovery", "42501")]
    [InlineData("UPDATE recovery_instalment SET due_on = due_on + 100", "42501")]
    [InlineData("DELETE FROM statement_entry", "42501")]
    [InlineData("DELETE FROM discrepancy", "42501")]
    [InlineData("DELETE FROM use_report", "42501")]
    [InlineData("DELETE FROM milestone", "42501")]
    [InlineData("DELETE FROM funds_audit", "42501")]
    [InlineData("UPDATE capital_pledge SET own_fen = own_fen + 1", "42501")]
    [InlineData("INSERT INTO recovery_receipt (id, amount_fen, restored_fen, received_on, reference, recorded_by, recovery_id) SELECT gen_random_uuid(), 1, 0, '2018-12-01', 'x', 'x', id FROM recovery WHERE status = 'PartlyRecovered'", "recovery_holds")]
    [InlineData("UPDATE recovery SET recovered_fen = recovered_fen + 1 WHERE status = 'PartlyRecovered'", "recovery_holds")]
    [InlineData("UPDATE recovery SET status = 'WrittenOff', ending = 'WriteOff', ending_id = gen_random_uuid(), ending_reason = 'x', ending_proposed_by = 'a', ended_by = 'b' WHERE status = 'PartlyRecovered'", "recovery_holds")]
    [InlineData("UPDATE recovery SET status = 'Withdrawn', ending = 'Withdrawal', ending_id = gen_random_uuid(), ending_reason = 'x', ending_proposed_by = 'a', ended_by = 'a' WHERE status = 'PartlyRecovered'", "ck_recovery_people")]
    [InlineData("UPDATE recovery SET status = 'Withdrawn' WHERE status = 'PartlyRecovered'", "ck_recovery_ended")]
    [InlineData("UPDATE recovery SET recovered_fen = demanded_fen + 1 WHERE status = 'PartlyRecovered'", "ck_recovery_amount")]
    [InlineData("UPDATE recovery SET award_id = (SELECT id FROM award WHERE status = 'Active' LIMIT 1) WHERE status = 'PartlyRecovered'", "recovery_frozen")]
    [InlineData("UPDATE recovery SET demanded_fen = 1 WHERE status = 'WrittenOff'", "recovery_frozen")]
    [InlineData("UPDATE recovery SET cause = 'AuditFinding' WHERE status = 'PartlyRecovered'", "recovery_frozen")]
    [InlineData("UPDATE recovery SET demanded_fen = recovered_fen WHERE status = 'PartlyRecovered'", "recovery_holds")]
    [InlineData("INSERT INTO recovery (id, revision, status, award_id, base_id, budget_id, cause, cause_id, demanded_fen, recovered_fen, due_on) SELECT gen_random_uuid(), 1, 'Demanded', award_id, base_id, budget_id, 'AuditFinding', gen_random_uuid(), 1, 0, due_on FROM recovery LIMIT 1", "audit_demand_guard")]
    [InlineData("INSERT INTO recovery (id, revision, status, award_id, base_id, budget_id, cause, demanded_fen, recovered_fen, due_on) SELECT gen_random_uuid(), 1, 'Demanded', award_id, base_id, budget_id, cause, 1, 0, due_on FROM recovery WHERE status = 'PartlyRecovered'", "ux_recovery_open_award")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'WriteOffLoss', gen_random_uuid(), budget_id, award_id, NULL, 1, '2019-01-01', now()) FROM ledger_account WHERE stage = 'Paid' AND balance_fen > 100 LIMIT 1", "recovery_holds")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Receipt', gen_random_uuid(), budget_id, award_id, NULL, 1, '2019-01-01', now()) FROM ledger_account WHERE stage = 'Paid' AND balance_fen > 100 LIMIT 1", "receipt_holds")]
    [InlineData("UPDATE statement_entry SET amount_fen = amount_fen + 1", "statement_entry_frozen")]
    [InlineData("UPDATE statement_entry SET payment_id = NULL, rule = NULL WHERE payment_id IS NOT NULL", "statement_entry_frozen")]
    [InlineData("UPDATE statement_entry SET payment_id = (SELECT id FROM payment WHERE status = 'Paid' LIMIT 1), rule = 'ByHand' WHERE end_to_end_id = 'guarded-line'", "statement_guard")]
    [InlineData("UPDATE statement_entry SET payment_id = (SELECT id FROM payment WHERE status = 'Reconciled' LIMIT 1), rule = 'ByHand' WHERE end_to_end_id = 'guarded-line'", "ux_statement_entry_payment")]
    [InlineData("INSERT INTO payment_hand SELECT 'reconciler', id, 'nobody' FROM payment WHERE status = 'Paid'; UPDATE payment SET status = 'Reconciled' WHERE status = 'Paid'", "statement_guard")]
    [InlineData("UPDATE discrepancy SET found_fen = found_fen + 1", "discrepancy_frozen")]
    [InlineData("UPDATE discrepancy SET status = 'Open', decided_by = NULL, ended_on = NULL WHERE status = 'Resolved'", "discrepancy_frozen")]
    [InlineData("UPDATE discrepancy SET status = 'Resolved', decided_by = 'x', ended_on = '2019-01-01' WHERE status = 'Open'", "ck_discrepancy_resolved")]
    [InlineData("UPDATE discrepancy SET status = 'Resolved', decided_by = 'x', ended_on = '2019-01-01', proposal_by = 'x', proposal_resolution = 'NotOurs', proposal_explanation = 'x' WHERE status = 'Open'", "ck_discrepancy_people")]
    [InlineData("UPDATE use_report SET spent_fen = spent_fen + 1 WHERE status = 'Submitted'", "use_report_holds")]
    [InlineData("UPDATE use_report SET opinion = 'x' WHERE status = 'Accepted'", "use_of_funds_frozen")]
    [InlineData("UPDATE use_report SET status = 'Accepted', accepted_by = submitted_by WHERE status = 'Submitted'", "ck_use_report_accepted")]
    [InlineData("UPDATE use_report SET status = 'Accepted', accepted_by = 'x', spent_fen = 99999900, spending = '[{\"AmountFen\": 99999900}]' WHERE status = 'Submitted'", "use_report_holds")]
    [InlineData("UPDATE milestone SET status = 'Met' WHERE status = 'Planned'", "ck_milestone_met")]
    [InlineData("UPDATE funds_audit SET upheld_fen = upheld_fen + 1, status = 'Concluded', concluded_by = 'x' WHERE status = 'Reported'", "audit_demand_guard")]
    [InlineData("UPDATE funds_audit SET status = 'Concluded', concluded_by = reported_by WHERE status = 'Reported'", "ck_funds_audit_people")]
    [InlineData("UPDATE award SET status = 'FinalReport' WHERE status = 'Active'; UPDATE award SET status = 'Closed' WHERE status = 'FinalReport'", "award_closed_guard")]
    public async Task Neither_the_service_nor_the_owner_can(string sql, string guard)
    {
        await _situation;
        await using var owner = new NpgsqlDataSourceBuilder(host.ConnectionString).Build();
        foreach (var user in new[] { host.Services.GetRequiredService<NpgsqlDataSource>(), owner })
        {
            await using var connection = await user.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand(sql, connection);
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
            Assert.Equal(guard, refusal.ConstraintName ?? refusal.SqlState);
        }
    }

    [Fact]
    public async Task The_quota_gets_back_no_more_than_was_paid_in_the_receipts_own_year()
    {
        await _situation;
        await using var owner = new NpgsqlDataSourceBuilder(host.ConnectionString).Build();
        await using var connection = await owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(
            """
            WITH r AS (SELECT * FROM recovery WHERE status = 'PartlyRecovered' LIMIT 1),
                 x AS (INSERT INTO recovery_receipt (id, amount_fen, restored_fen, received_on, reference, recorded_by, recovery_id)
                       SELECT gen_random_uuid(), 100, 100, '2017-12-31', 'y', 'y', id FROM r RETURNING *),
                 u AS (UPDATE recovery SET recovered_fen = recovered_fen + 100 WHERE id = (SELECT id FROM r))
            SELECT post_journal(gen_random_uuid(), k.kind, x.id, r.budget_id, r.award_id, NULL, 100, '2019-01-01', now())
            FROM x, r, (VALUES ('Receipt'), ('QuotaRestoration')) k (kind)
            """, connection);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal("quota_of_the_year", refusal.ConstraintName);
    }

    private readonly Task _situation = SituationOf(host);

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, Task> Situations = [];

    /// <summary>Once for all tests.</summary>
    private static Task SituationOf(FundingHost host) => Situations.GetValue(host, key => MakeAsync((FundingHost)key));

    private static async Task MakeAsync(FundingHost host)
    {
        var reason = new { reason = "企业已注销" };
        var lost = await host.StepAsync(Given.Officer, "recoveries", await host.ARecoveryAsync(yuan: 50), "write-off", reason);
        await host.StepAsync(Given.Approver, "recoveries", lost, "ending/approve");
        var partly = await host.ARecoveryAsync(yuan: 300);
        await host.StepAsync(Given.Approver, "recoveries", partly, "instalments", new
        {
            instalments = new[] { new { dueOn = "2098-01-01", amount = Given.Yuan(100) }, new { dueOn = "2099-01-01", amount = Given.Yuan(200) } },
            reason = "困难",
        });
        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<Given.Row>($"/recoveries/{partly.Id}/receipts", new { amount = Given.Yuan(10), receivedOn = "2018-12-01", reference = "R1" });

        var change = await host.AChangeAsync(await host.AnApprovedBudgetAsync(10), "freeze", 1);
        await host.DoAsync(Given.Approver, $"/budget-changes/{change}/approve", ifMatch: 1);
        await host.AReversalAsync(await host.JournalOfAsync(change));

        var day = await host.ReadAsync<DateTime>("SELECT max(paid_on)::timestamp FROM payment");
        await host.OrderAsync("guarded-line", 1, $"{day:yyyy-MM-dd}");
        await host.OrderAsync("resolved-line", 2, $"{day:yyyy-MM-dd}");
        await host.ReconcileAsync(DateOnly.FromDateTime(day));
        var found = await host.StepAsync(Given.Reconciler, "discrepancies", await host.DiscrepancyOfAsync("resolved-line"), "resolution", new { resolution = "not-ours", explanation = "另一系统" });
        await host.StepAsync(Given.Approver, "discrepancies", found, "approve");

        var (award, submitted) = await host.AnExpectedReportAsync();
        await host.StepAsync(Given.Builder, "use-reports", submitted, "submit", Given.Use);
        var accepted = await host.StepAsync(Given.Builder, "use-reports", (await host.AnExpectedReportAsync()).Report, "submit", Given.Use);
        await host.StepAsync(Given.Officer, "use-reports", accepted, "accept", new { opinion = "好" });
        await host.AMilestoneAsync(award.Id);
        await officer.PostAsync<System.Text.Json.Nodes.JsonObject>($"/awards/{award.Id}/pledges", new { year = 2018, document = "协议", ownFunds = Given.Yuan(1) });
        await host.StepAsync(Given.Auditor, "audits", await host.AnAuditAsync(award.Id), "report", Given.Findings(5));
    }
}
