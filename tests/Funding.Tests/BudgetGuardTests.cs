using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Funding.Tests;

/// <summary>What must never happen to sources, budgets, programmes and awards is refused by the database itself, whoever tries.</summary>
public sealed class BudgetGuardTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly ConditionalWeakTable<object, Task> Situations = [];

    [Theory]
    [InlineData("DELETE FROM fund_source")]
    [InlineData("DELETE FROM appropriation")]
    [InlineData("DELETE FROM fiscal_year")]
    [InlineData("DELETE FROM budget_change")]
    [InlineData("DELETE FROM funding_programme")]
    [InlineData("DELETE FROM allocation")]
    [InlineData("DELETE FROM award_agreement")]
    [InlineData("DELETE FROM award_condition")]
    [InlineData("DROP TRIGGER budget_holds ON budget")]
    public async Task The_service_itself_cannot(string sql) => Assert.Equal("42501", await GuardAsync(sql));

    [Theory]
    [InlineData("UPDATE appropriation SET amount_fen = amount_fen * 2 WHERE status = 'Recorded'", "appropriation_frozen")]
    [InlineData("UPDATE appropriation SET status = 'Withdrawn', confirmed_by = NULL WHERE status = 'Confirmed'", "appropriation_final")]
    [InlineData("UPDATE appropriation SET status = 'Confirmed', confirmed_by = recorded_by WHERE status = 'Recorded'", "ck_appropriation_people")]
    [InlineData("UPDATE appropriation SET status = 'Confirmed' WHERE status = 'Recorded'", "ck_appropriation_confirmed")]
    [InlineData("UPDATE fund_source SET instruments = '{}'", "fund_source_frozen")]
    [InlineData("UPDATE budget SET amount_fen = amount_fen + 1 WHERE status = 'Drafted'", "budget_frozen")]
    [InlineData("UPDATE budget SET status = 'Drafted' WHERE status = 'Approved'", "budget_final")]
    [InlineData("UPDATE budget SET status = 'Approved', approved_by = 'x' WHERE status = 'Drafted'", "budget_holds")]
    [InlineData("UPDATE budget SET approved_by = drafted_by WHERE status = 'Drafted'", "ck_budget_people")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Appropriation', gen_random_uuid(), id, NULL, NULL, 5, '2018-12-01', now()) FROM budget WHERE status = 'Approved' LIMIT 1", "budget_holds")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Supplement', gen_random_uuid(), id, NULL, NULL, 5, '2018-12-01', now()) FROM budget WHERE status = 'Approved' LIMIT 1", "budget_change_holds")]
    [InlineData("SELECT post_journal(gen_random_uuid(), 'Lapse', id, budget_id, NULL, NULL, amount_fen, '2018-12-01', now()) FROM budget_change WHERE status = 'Approved' LIMIT 1", "budget_change_holds")]
    [InlineData("SELECT post_journal(gen_random_uuid(), kind, id, budget_id, NULL, to_budget_id, amount_fen, '2018-12-01', now()) FROM budget_change WHERE status = 'Proposed' LIMIT 1", "budget_change_holds")]
    [InlineData("UPDATE budget_change SET status = 'Approved', approved_by = 'x' WHERE status = 'Proposed'", "budget_change_holds")]
    [InlineData("UPDATE budget_change SET status = 'Approved', approved_by = proposed_by WHERE status = 'Proposed'", "ck_budget_change_people")]
    [InlineData("UPDATE budget_change SET amount_fen = 1 WHERE status = 'Proposed'", "budget_change_frozen")]
    [InlineData("UPDATE budget_change SET revision = 9 WHERE status = 'Approved'", "budget_change_final")]
    [InlineData("UPDATE fiscal_year SET status = 'Closed'", "ck_fiscal_year_closed")]
    [InlineData("UPDATE fiscal_year SET year = 2019", "fiscal_year_frozen")]
    [InlineData("UPDATE funding_programme SET rules = '{}' WHERE status = 'Published'", "funding_programme_frozen")]
    [InlineData("UPDATE funding_programme SET status = 'Published', published_by = drafted_by, document_number = 'x' WHERE status = 'Draft'", "ck_funding_programme_people")]
    [InlineData("UPDATE allocation SET budget_id = gen_random_uuid()", "allocation_frozen")]
    [InlineData("UPDATE allocation SET status = 'Approved', approved_by = reserved_by, document_number = 'x' WHERE status = 'Reserved'", "ck_allocation_people")]
    [InlineData("UPDATE allocation_line SET granted_fen = granted_fen + 1, adjusted_for = 'x', adjusted_by = 'x' WHERE award_id IS NOT NULL", "allocation_line_sealed")]
    [InlineData("DELETE FROM allocation_line WHERE award_id IS NOT NULL", "allocation_line_sealed")]
    [InlineData("UPDATE award SET amount_fen = amount_fen + 1", "award_frozen")]
    [InlineData("UPDATE award SET budget_id = (SELECT id FROM budget LIMIT 1), project_code = 'x'", "award_frozen")]
    [InlineData("UPDATE award SET termination_asked_by = 'x', terminated_by = 'x'", "ck_award_termination_people")]
    [InlineData("UPDATE award_agreement SET document_number = 'x'", "award_agreement_frozen")]
    [InlineData("UPDATE award_agreement SET signed_by = 'x' WHERE signed_by IS NOT NULL", "award_agreement_frozen")]
    [InlineData("UPDATE award_condition SET before_instalment = 2 WHERE status = 'Open'", "award_condition_frozen")]
    [InlineData("UPDATE award_condition SET status = 'Met', claimed_by = 'x', met_by = 'x' WHERE status = 'Open'", "ck_award_condition_people")]
    public async Task The_service_is_refused(string sql, string guard) => Assert.Equal(guard, await GuardAsync(sql));

    [Fact]
    public async Task Nothing_is_reserved_of_a_year_that_is_over_by_whoever_posts()
    {
        await _situation;
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(connection, "UPDATE fiscal_year SET status = 'Closing'");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(
            connection, "SELECT post_journal(gen_random_uuid(), 'Reservation', gen_random_uuid(), a.budget_id, a.id, NULL, 1, '2018-12-01', now()) FROM award a JOIN budget b ON b.id = a.budget_id WHERE b.fiscal_year = 2030 LIMIT 1"));

        Assert.Equal("fiscal_year_holds", refusal.ConstraintName);
    }

    [Fact]
    public async Task Nothing_of_a_closed_year_is_reversed_by_whoever_posts()
    {
        await _situation;
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(connection, "UPDATE fiscal_year SET status = 'Closed', closing_document = 'x', closed_by = 'x'");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(
            connection, "SELECT post_journal(gen_random_uuid(), 'FreezeReversal', j.subject_id, j.budget_id, NULL, NULL, j.amount_fen, '2030-12-01', now()) FROM journal j WHERE j.kind = 'Freeze' LIMIT 1"));

        Assert.Equal("fiscal_year_holds", refusal.ConstraintName);
    }

    private readonly Task _situation = Situations.GetValue(host, key => MakeAsync((FundingHost)key));

    /// <summary>One of each thing that an attack changes: once for all tests, in 2030.</summary>
    private static async Task MakeAsync(FundingHost host)
    {
        const int year = 2030;
        await host.DoAsync(Given.Officer, "/fiscal-years", new { year });
        var source = await host.AFundedSourceAsync(10_000, year);
        await host.DoAsync(Given.Officer, $"/fund-sources/{source}/appropriations", Given.AppropriationBody(1, year));
        var budget = await host.AnApprovedBudgetOfAsync(source, 5_000, year);
        await host.ABudgetOfAsync(source, 1, year);
        await host.ChangeAsync(budget, "freeze", 10);
        await host.AChangeAsync(budget, "freeze", 10);
        await host.AScoredBaseAsync(Contracts.BaseKind.Region, 90, "2018-REG-001");
        await host.DoAsync(Given.Officer, "/funding-programmes", new { title = "草案", budgetId = budget, rules = Given.FixedRules(1) });
        var programme = await host.APublishedProgrammeAsync(budget, Given.FixedRules(600));
        await host.StepOnAsync(Given.Officer, "allocations", await host.ItsDraftAsync(programme, lines: 1), "reserve");
        await host.AnAwardAsync("signed", budget: budget, instalments: [100]);
    }

    private async Task<string?> GuardAsync(string sql)
    {
        await _situation;
        await using var connection = await host.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(connection, sql));
        return refusal.ConstraintName ?? refusal.SqlState;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
