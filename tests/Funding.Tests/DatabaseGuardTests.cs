using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Funding.Tests;

/// <summary>What must never happen to money is refused by the database itself, whoever tries.</summary>
public sealed class DatabaseGuardTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Theory]
    [InlineData("UPDATE posting SET amount_fen = amount_fen * 2")]
    [InlineData("DELETE FROM posting")]
    [InlineData("TRUNCATE posting")]
    [InlineData("UPDATE journal SET amount_fen = 1")]
    [InlineData("DELETE FROM journal")]
    [InlineData("UPDATE ledger_account SET balance_fen = balance_fen + 1, inflow_fen = inflow_fen + 1")]
    [InlineData("DELETE FROM ledger_account")]
    [InlineData("INSERT INTO posting SELECT journal_id, 9, account_id, 100 FROM posting LIMIT 1")]
    [InlineData("INSERT INTO journal SELECT gen_random_uuid(), kind, gen_random_uuid(), budget_id, award_id, amount_fen, booked_on, posted_at FROM journal LIMIT 1")]
    [InlineData("DELETE FROM ledger_period")]
    [InlineData("DROP FUNCTION settle_payments")]
    [InlineData("ALTER TABLE payment DISABLE TRIGGER payments_agree_update")]
    [InlineData("UPDATE payment_hand SET person = 'somebody else'")]
    [InlineData("DELETE FROM payment_hand")]
    [InlineData("DELETE FROM payment")]
    [InlineData("DELETE FROM award")]
    [InlineData("DELETE FROM award_instalment")]
    [InlineData("DROP FUNCTION post_journal")]
    [InlineData("CREATE OR REPLACE VIEW journal_leg AS SELECT 1")]
    [InlineData("ALTER TABLE posting DISABLE TRIGGER ALL")]
    public async Task The_service_itself_cannot(string sql)
    {
        await _situation;

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await RefusalAsync(sql, asOwner: false)).SqlState);
    }

    [Theory]
    [InlineData("UPDATE posting SET amount_fen = amount_fen * 2", "42501")]
    [InlineData("DELETE FROM journal", "42501")]
    [InlineData("INSERT INTO posting SELECT journal_id, 9, account_id, 100 FROM posting LIMIT 1", "journal_balanced")]
    [InlineData("INSERT INTO journal (id, kind, subject_id, budget_id, award_id, amount_fen, booked_on, posted_at) SELECT gen_random_uuid(), 'Reservation', gen_random_uuid(), budget_id, award_id, 1, booked_on, posted_at FROM journal LIMIT 1", "journal_balanced")]
    [InlineData("SELECT post_journal(gen_random_uuid(), kind, subject_id, budget_id, award_id, NULL, 1, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "ux_journal_kind_subject_id")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Receipt', gen_random_uuid(), budget_id, award_id, NULL, 100000000, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "ck_ledger_account_floor")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Payment', gen_random_uuid(), budget_id, award_id, NULL, 1, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "payment_holds")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Reservation', gen_random_uuid(), budget_id, award_id, NULL, -5, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "ck_journal_amount")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Gift', gen_random_uuid(), budget_id, award_id, NULL, 5, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "journal_balanced")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Transfer', gen_random_uuid(), budget_id, NULL, NULL, 5, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "ck_journal_counter")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Transfer', gen_random_uuid(), budget_id, NULL, budget_id, 5, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "ck_journal_two_budgets")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Freeze', gen_random_uuid(), budget_id, NULL, NULL, 100000000000, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "ck_ledger_account_floor")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'PaymentReversal', subject_id, budget_id, award_id, NULL, amount_fen, booked_on, posted_at) FROM journal WHERE kind = 'Payment' LIMIT 1", "payment_holds")]
    [InlineData("SELECT settle_payments(NULL, json_build_array(json_build_object('id', id, 'seen', revision, 'status', 'Paid', 'revision', revision + 1)), '[]', '[]') FROM payment WHERE status = 'Locked' LIMIT 1", "payment_status_arrow")]
    [InlineData("SELECT settle_payments(NULL, json_build_array(json_build_object('id', id, 'seen', revision, 'status', 'Paid', 'revision', revision + 1)), '[]', '[]') FROM payment WHERE status = 'Accepted' LIMIT 1", "payment_holds")]
    [InlineData("SELECT settle_payments(NULL, json_build_array(json_build_object('id', id, 'seen', revision - 1, 'status', 'Paid', 'revision', revision)), '[]', '[]') FROM payment WHERE status = 'Accepted' LIMIT 1", "settlement_stale")]
    [InlineData("SELECT settle_payments(NULL, '[]', json_build_array(json_build_object('id', id, 'seen', revision, 'revision', revision + 1, 'fen', amount_fen + 1)), '[]') FROM award WHERE status = 'Active' LIMIT 1", "ck_award_paid")]
    [InlineData("UPDATE payment SET status = 'Paid' WHERE status = 'Accepted'", "payment_holds")]
    [InlineData("INSERT INTO ledger_period SELECT gen_random_uuid(), 1, 'Closed', '2018-01-01', '2018-01-31', 'one', 'two', '2018-02-01', 5, repeat('a', 64)", "ledger_period_digest")]
    [InlineData("INSERT INTO ledger_period SELECT gen_random_uuid(), 1, 'Proposed', '2018-01-01', '2018-01-30', 'one'", "ck_ledger_period_month")]
    [InlineData("INSERT INTO ledger_period SELECT gen_random_uuid(), 1, 'Closed', '2018-01-01', '2018-01-31', 'one', 'one', '2018-02-01', 0, encode(sha256(''), 'hex')", "ck_ledger_period_people")]
    [InlineData("INSERT INTO ledger_period SELECT gen_random_uuid(), 1, 'Closed', '2018-01-01', '2018-01-31', 'one', 'two', '2018-01-31', 0, encode(sha256(''), 'hex')", "ck_ledger_period_closed")]
    [InlineData("UPDATE ledger_account SET balance_fen = -1, inflow_fen = 0, outflow_fen = 1 WHERE stage = 'Paid'", "ck_ledger_account_floor")]
    [InlineData("UPDATE ledger_account SET balance_fen = balance_fen + 1", "ck_ledger_account_balance")]
    [InlineData("UPDATE payment SET status = 'Paid' WHERE status = 'Locked'", "payment_status_arrow")]
    [InlineData("UPDATE payment SET status = 'Locked' WHERE status = 'Paid'", "payment_status_arrow")]
    [InlineData("UPDATE payment SET status = 'Returned' WHERE status = 'Paid'", "payment_holds")]
    [InlineData("UPDATE payment SET status = 'Reconciled' WHERE status = 'Paid'", "payment_holds")]
    [InlineData("UPDATE payment SET status = 'Level1' WHERE status = 'Draft'; UPDATE payment SET status = 'Level2' WHERE status = 'Level1'; UPDATE payment SET status = 'Approved' WHERE status = 'Level2'", "payment_holds")]
    [InlineData("UPDATE payment SET amount_fen = amount_fen + 1", "payment_frozen")]
    [InlineData("UPDATE payment SET payee_account_number = '999'", "payment_frozen")]
    [InlineData("UPDATE payment SET released_by = 'one', release_confirmed_by = 'one'", "ck_payment_release")]
    [InlineData("UPDATE award_instalment SET amount_fen = amount_fen + 1", "award_instalment_frozen")]
    [InlineData("UPDATE award_instalment SET retention = NOT retention", "award_instalment_frozen")]
    [InlineData("UPDATE award SET status = 'BudgetReserved' WHERE status = 'Proposed'", "award_guard")]
    [InlineData("UPDATE award SET paid_fen = amount_fen + 1", "ck_award_paid")]
    [InlineData("UPDATE award SET approved_by = proposed_by", "ck_award_people")]
    [InlineData("INSERT INTO payment_hand SELECT 'level-9', payment_id, person FROM payment_hand LIMIT 1", "ix_payment_hand_payment_id_person")]
    [InlineData("INSERT INTO payment SELECT gen_random_uuid(), 1, 'Draft', award_id, base_id, instalment, amount_fen, 'x', gen_random_uuid(), 0, null, null, null, null, null, null, payee_account_number, payee_bank_code, payee_credit_code, payee_name FROM payment WHERE status = 'Paid' LIMIT 1", "ux_payment_live_instalment")]
    [InlineData("INSERT INTO payment SELECT gen_random_uuid(), 1, 'Cancelled', award_id, base_id, instalment, amount_fen + 1, 'y', gen_random_uuid(), 0, null, null, null, null, null, null, payee_account_number, payee_bank_code, payee_credit_code, payee_name FROM payment LIMIT 1", "fk_payment_instalment")]
    public async Task Nobody_can(string sql, string guard)
    {
        await _situation;

        var refusal = await RefusalAsync(sql, asOwner: true);

        Assert.Equal(guard, refusal.ConstraintName ?? refusal.SqlState);
    }

    private readonly Task _situation = SituationOf(host);

    /// <summary>A paid, a locked and a draft payment, and a proposed award: once for all tests.</summary>
    private static Task SituationOf(FundingHost host) => Situations.GetValue(host, key => MakeAsync((FundingHost)key));

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, Task> Situations = [];

    private static async Task MakeAsync(FundingHost host)
    {
        var award = await host.AnActiveAwardAsync(null, 100, 10, 20, 30);
        await host.APaidPaymentAsync(award.Id);
        await host.APaymentAsync(award.Id, "locked", instalment: 2);
        await host.APaymentAsync(award.Id, "draft", instalment: 3);
        await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync()).Id));
        await host.AProposedAwardAsync();
        await host.AnAwardAsync("approved");
    }

    private async Task<PostgresException> RefusalAsync(string sql, bool asOwner)
    {
        await using var own = new NpgsqlDataSourceBuilder(host.ConnectionString).Build();
        await using var connection = await (asOwner ? own : host.Services.GetRequiredService<NpgsqlDataSource>()).OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
