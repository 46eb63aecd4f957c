using System.Text.Json.Nodes;
using ServiceDefaults.Authentication;
using Testing;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

/// <summary>A builder accounts for the money it was paid; only what an officer has accepted counts.</summary>
public sealed class UseReportTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_builder_reports_what_became_of_the_money_and_an_officer_accepts_it()
    {
        var (award, report) = await host.AnExpectedReportAsync();
        report = await host.StepAsync(Given.Builder, "use-reports", report, "submit", Given.Use);
        report = await host.StepAsync(Given.Officer, "use-reports", report, "return", new { reason = "请补充发票" });
        Assert.Equal("returned", report.Status);
        report = await host.StepAsync(Given.Builder, "use-reports", report, "submit", Given.Use);
        Assert.Equal((409, "use-report-wrong-state"), await host.TryPostAsync(Given.Builder, $"/use-reports/{report.Id}/submit", Given.Use, report.Revision));
        Assert.Null(await LeverageAsync(award.Id)); // nothing counts before it was accepted

        report = await host.StepAsync(Given.Officer, "use-reports", report, "accept", new { opinion = "符合约定用途" });

        Assert.Equal("accepted", report.Status);
        Assert.Equal(1.25m, await LeverageAsync(award.Id)); // (700 + 50) / 600
    }

    [Fact]
    public async Task No_more_is_accounted_for_than_was_paid_and_all_faults_come_at_once()
    {
        var (award, report) = await host.AnExpectedReportAsync();
        object wrong = new { spending = new[] { new { purpose = "research", amount = new { value = "600.01", currency = "CNY" }, note = "研发" } }, documents = Array.Empty<object>(), results = "无" };
        using var client = host.CreateClient(Given.Builder);
        using var request = new Attempt($"/use-reports/{report.Id}/submit", wrong, report.Revision).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(422, (int)response.StatusCode);
        Assert.Equal(["/documents", "/spending"], (await Problem.ReadAsync(response))!.Errors!.Select(e => e.Pointer).Order());

        await host.StepAsync(Given.Builder, "use-reports", report, "submit", Given.Use);
        await host.GiveBackAsync(await host.ReadAsync<Guid>($"SELECT id FROM payment WHERE award_id = '{award.Id}'"));
        await host.InquireAsync(await host.ReadRowAsync($"/payments/{await host.ReadAsync<Guid>($"SELECT id FROM payment WHERE award_id = '{award.Id}'")}"));
        Assert.Equal((409, "use-over-paid"), await host.TryPostAsync(Given.Officer, $"/use-reports/{report.Id}/accept", new { opinion = "好" }, report.Revision + 1)); // the bank took it back
    }

    [Fact]
    public async Task Spans_follow_each_other_without_a_gap_and_nobody_is_asked_twice()
    {
        var (award, _) = await host.AnExpectedReportAsync(null, 100, 600, 400);
        await host.ExecuteAsync($"UPDATE use_report SET from_day = from_day - 40, to_day = to_day - 10 WHERE award_id = '{award.Id}'");
        using var officer = host.CreateClient(Given.Officer);
        object body = new { until = $"{host.Today():yyyy-MM-dd}" };

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.PostAsync<JsonObject>("/use-reports", body)));

        Assert.Equal(2, await host.ReadAsync<long>($"SELECT count(*) FROM use_report WHERE award_id = '{award.Id}'"));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM use_report a JOIN use_report b ON b.award_id = a.award_id AND b.from_day = a.to_day + 1 WHERE a.award_id = '{award.Id}'"));
        Assert.Equal((409, "span-not-over"), await host.TryPostAsync(Given.Officer, "/use-reports", new { until = "2099-12-31" }));
    }

    [Fact]
    public async Task Another_builder_sees_and_reports_nothing()
    {
        var (_, report) = await host.AnExpectedReportAsync();
        var other = Principal.Person(Role.Applicant, organisation: "91130104MADEM0022X");

        Assert.Equal(404, (await host.TryPostAsync(other, $"/use-reports/{report.Id}/submit", Given.Use, report.Revision)).Status);
        using var client = host.CreateClient(other);
        Assert.Equal(404, (int)(await client.GetAsync(new Uri($"/use-reports/{report.Id}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task An_award_is_closed_with_its_final_report_what_was_not_paid_is_released_and_what_was_not_spent_demanded()
    {
        var award = await host.AnActiveAwardAsync();
        await host.APaidPaymentAsync(award.Id);
        var budget = await host.Budget.Value;
        var open = await host.APaymentAsync(award.Id, "draft", instalment: 2);
        Assert.Equal((409, "payments-open"), await FinishAsync(award));
        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<Given.Row>($"/payments/{open.Id}/cancel", new { reason = "项目已完成" }, open.Revision);
        Assert.Equal((201, null), await FinishAsync(award));
        Assert.Equal((409, "award-not-active"), await host.TryPostAsync(Given.Officer, $"/awards/{award.Id}/payments", new { instalment = 2 }));
        var report = await host.StepAsync(Given.Builder, "use-reports", await host.ReportOfAsync(award.Id), "submit", Given.Use);
        var before = await AvailableAsync(budget);

        await host.StepAsync(Given.Officer, "use-reports", report, "accept", new { opinion = "同意验收" });

        Assert.Equal("closed", (await host.ReadRowAsync($"/awards/{award.Id}")).Status);
        Assert.Equal((0, 600, before + 400), (await host.BalanceAsync("Committed", award.Id), await host.BalanceAsync("Paid", award.Id), await AvailableAsync(budget)));
        var recovery = await host.ReadJsonAsync($"/recoveries/{(await host.RecoveryOfAsync(award.Id)).Id}");
        Assert.Equal(("unspent-balance", "500.00"), ((string)recovery["cause"]!, (string)recovery["demanded"]!["value"]!));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_report_that_does_not_come_is_overdue_by_itself_can_still_be_handed_in_and_stays_written()
    {
        var (award, report) = await host.AnExpectedReportAsync();
        await host.ExecuteAsync($"UPDATE due SET due_at = now() WHERE kind = 'use-report-deadline' AND subject_id = '{report.Id}'");
        await Eventually.EqualAsync("overdue", async () => (await host.ReportOfAsync(award.Id)).Status, "the report");

        report = await host.StepAsync(Given.Builder, "use-reports", await host.ReportOfAsync(award.Id), "submit", Given.Use);
        report = await host.StepAsync(Given.Officer, "use-reports", report, "accept", new { opinion = "迟报" });

        Assert.NotNull((string?)(await host.ReadJsonAsync($"/use-reports/{report.Id}"))["overdueSince"]);
    }

    private async Task<(int, string?)> FinishAsync(Given.Row award) => await host.TryPostAsync(
        Given.Officer, $"/awards/{award.Id}/final-report", new { reason = "项目完成" }, (await host.ReadRowAsync($"/awards/{award.Id}")).Revision);

    private async Task<decimal?> LeverageAsync(Guid award) =>
        (decimal?)(await host.ReadJsonAsync("/leverage?by=award"))["items"]!.AsArray().Single(i => (string)i!["key"]! == award.ToString())!["leverage"] is { } leverage && leverage > 0 ? leverage : null;

    private Task<long> AvailableAsync(Guid budget) => host.ReadAsync<long>(
        $"SELECT balance_fen / 100 FROM ledger_account WHERE budget_id = '{budget}' AND stage = 'Available' AND award_id IS NULL");
}
