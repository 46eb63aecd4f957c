using System.Globalization;
using System.Net.Http.Json;

namespace Funding.Tests;

/// <summary>The books as they are read: any figure down to its postings, as of any day and as it was known, and months that are closed.</summary>
public sealed class LedgerBooksTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task Every_balance_is_the_sum_of_the_postings_that_its_filter_gives_and_of_its_statement()
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 1_000);
        var award = await host.AnAwardAsync("active", null, budget, 100, 300, 200);
        await host.APaidPaymentAsync(award.Id);

        foreach (var (stage, of, sum) in new[] { ("available", $"budget={budget}", "500.00"), ("committed", $"award={award.Id}", "200.00"), ("paid", $"award={award.Id}", "300.00"), ("source", $"budget={budget}", "-1000.00") })
        {
            var postings = await GetAsync<Postings>($"/postings?stage={stage}&{of}&limit=1");
            Assert.Equal(sum, postings.Total.Value);
            Assert.Equal(postings.Count > 1, postings.Next is not null); // the sum is of all pages
            var statement = await GetAsync<Statement>($"/ledger/accounts/{postings.Items[0].AccountId}/statement");
            Assert.Equal((sum, "0.00", sum), (statement.Closing.Value, statement.Opening.Value, statement.Items[^1].Balance!.Value));
        }

        Assert.Equal("0.00", (await GetAsync<Postings>($"/postings?budget={budget}")).Total.Value);
        Assert.Equal("0.00", (await GetAsync<Postings>($"/postings?budget={budget}&until=2018-01-01")).Total.Value);
        Assert.Equal(2, (await GetAsync<Postings>($"/postings?budget={budget}&journal=payment")).Count);
    }

    [Fact]
    public async Task A_statement_goes_on_where_its_page_before_ended_and_opens_with_what_was_before_its_first_day()
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 100);
        foreach (var (day, yuan) in new[] { ("2024-02-28", 1), ("2024-02-29", 20), ("2024-03-01", 300), ("2024-12-31", 4_000), ("2025-01-01", 50_000) })
        {
            await SupplementAsync(budget, day, yuan);
        }

        var account = (await GetAsync<Postings>($"/postings?stage=available&budget={budget}")).Items[0].AccountId;
        var leap = await GetAsync<Statement>($"/ledger/accounts/{account}/statement?from=2024-02-29&to=2024-12-31&limit=2");
        Assert.Equal(("1.00", "4321.00"), (leap.Opening.Value, leap.Closing.Value));
        Assert.Equal(["21.00", "321.00"], leap.Items.Select(i => i.Balance!.Value));
        var rest = await GetAsync<Statement>($"/ledger/accounts/{account}/statement?from=2024-02-29&to=2024-12-31&limit=2&after={leap.Next}");
        Assert.Equal(["4321.00"], rest.Items.Select(i => i.Balance!.Value));
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task The_trial_balance_of_a_day_and_of_what_was_known_at_a_moment_balances_too()
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 100);
        var before = await host.ReadAsync<string>("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
        await SupplementAsync(budget, "2024-12-31", 7);
        await SupplementAsync(budget, "2025-01-01", 11);

        Assert.Equal("118.00", await AvailableAsync(budget, ""));
        Assert.Equal("7.00", await AvailableAsync(budget, "asOf=2024-12-31"));
        Assert.Equal("18.00", await AvailableAsync(budget, "asOf=2025-01-01"));
        Assert.Equal("0.00", await AvailableAsync(budget, "asOf=2024-12-30"));
        Assert.Equal("100.00", await AvailableAsync(budget, $"knownAt={before}"));
    }

    [Fact]
    public async Task A_closed_month_takes_no_journal_whoever_writes_it_and_its_digest_is_of_what_it_has()
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 100);
        await SupplementAsync(budget, "2020-02-29", 5);
        using var officer = host.CreateClient(Given.Officer);
        var period = await officer.PostAsync<Period>("/ledger/periods", new { month = "2020-02" });
        Assert.Equal((409, "period-exists"), await host.TryPostAsync(Given.Officer, "/ledger/periods", new { month = "2020-02" }));
        var both = Testing.Services.Principal.Person(ServiceDefaults.Authentication.Role.FundApprover, subject: "person-fund-officer");
        Assert.Equal((409, "same-person"), await host.TryPostAsync(both, $"/ledger/periods/{period.Id}/close", ifMatch: 1));

        using var approver = host.CreateClient(Given.Approver);
        var closed = await approver.PostAsync<Period>($"/ledger/periods/{period.Id}/close", ifMatch: 1);

        Assert.Equal(("closed", 1), (closed.Status, closed.Journals));
        Assert.Equal(
            await host.ReadAsync<string>("SELECT encode(sha256(content_hash), 'hex') FROM audit a JOIN journal j ON j.id = a.aggregate_id WHERE j.booked_on = '2020-02-29'"), closed.Digest);
        foreach (var day in new[] { "2020-02-29", "2020-02-01", "2020-01-31" })
        {
            Assert.Equal("ledger_period_closed", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => SupplementAsync(budget, day, 1))).ConstraintName);
        }

        await SupplementAsync(budget, "2020-03-01", 1);
        Assert.Equal("ledger_period_frozen", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => host.ExecuteAsync("UPDATE ledger_period SET journals = 2"))).ConstraintName);
        Assert.Equal((409, "period-exists"), await host.TryPostAsync(Given.Officer, "/ledger/periods", new { month = "2020-01" }));
        Assert.Equal((409, "period-not-over"), await host.TryPostAsync(Given.Officer, "/ledger/periods", new { month = await host.ReadAsync<string>("SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')") }));
    }

    /// <summary>A journal of an earlier day, with an audit row as the ledger writes one and without the budget change that it would need.</summary>
    private Task SupplementAsync(Guid budget, string day, long yuan) => host.ExecuteAsync(string.Create(CultureInfo.InvariantCulture,
        $"""
         ALTER TABLE journal DISABLE TRIGGER budget_change_holds;
         DO $$ DECLARE one uuid := uuid_v7(); BEGIN
           INSERT INTO audit (id, at, business_at, actor, actor_kind, actor_roles, service, aggregate_type, aggregate_id, version, action, events, data, content_hash)
           VALUES (gen_random_uuid(), now(), now(), 'test', 'system', '{"{}"}', 'funding', 'Journal', one, 1, 'journal-posted', '[]', '{"{"}"amountFen": {yuan * 100}{"}"}', sha256('{day}'));
           PERFORM post_journal(one, 'Supplement', gen_random_uuid(), '{budget}', NULL, NULL, {yuan * 100}, '{day}', clock_timestamp());
         END $$
         """));

    private async Task<string> AvailableAsync(Guid budget, string query)
    {
        Guid? after = null;
        while (true)
        {
            var page = await GetAsync<Trial>($"/ledger/trial-balance?{query}{(after is null ? "" : $"&after={after}")}");
            Assert.True(page.Balanced);
            if (page.Items.SingleOrDefault(i => i.BudgetId == budget) is { } line)
            {
                return line.Available.Value;
            }

            after = page.Next ?? throw new InvalidOperationException("The budget is on no page.");
        }
    }

    private async Task<T> GetAsync<T>(string path)
    {
        using var client = host.CreateClient(Testing.Services.Principal.Person(ServiceDefaults.Authentication.Role.Auditor));
        return (await client.GetFromJsonAsync<T>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    private sealed record Postings(Given.Money Total, long Count, IReadOnlyList<Line> Items, Guid? Next);

    private sealed record Statement(Given.Money Opening, Given.Money Closing, IReadOnlyList<Line> Items, Guid? Next);

    private sealed record Line(Guid AccountId, Given.Money Amount, Given.Money? Balance);

    private sealed record Trial(bool Balanced, IReadOnlyList<TrialLine> Items, Guid? Next);

    private sealed record TrialLine(Guid BudgetId, Given.Money Available);

    private sealed record Period(Guid Id, string Status, long? Journals, string? Digest);
}
