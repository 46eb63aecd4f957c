using System.Diagnostics;
using System.Net.Http.Json;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

/// <summary>What the treasury's own system says of orders: booked once, whole or not at all, however often and by whomever at once.</summary>
public sealed class TreasuryReportTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Fact]
    public async Task A_paid_payment_is_booked_with_all_its_rows_in_two_round_trips_and_one_commit()
    {
        await ReportAsync((await host.AnAcceptedPaymentAsync()).EndToEndId); // what a first request looks up once is known
        var (payment, id) = await host.AnAcceptedPaymentAsync();
        var trace = ActivityTraceId.CreateRandom();
        using var trips = new RoundTrips(trace);

        var (status, answer) = await ReportAsync(id, key: "k-rows", trace: trace);

        Assert.Equal((200, "booked", "paid"), (status, answer!.Taken, answer.Status));
        Assert.Equal(2, trips.Count);
        Assert.Equal(1, await host.ReadAsync<long>(
            $"""
             SELECT count(DISTINCT written) FROM (
                 SELECT xmin::text AS written FROM payment WHERE id = '{payment.Id}' AND status = 'Paid' AND paid_on = '2019-01-31'
                 UNION ALL SELECT xmin::text FROM award WHERE id = '{payment.AwardId}' AND paid_fen = 60000
                 UNION ALL SELECT xmin::text FROM journal WHERE subject_id = '{payment.Id}' AND kind = 'Payment'
                 UNION ALL SELECT p.xmin::text FROM posting p JOIN journal j ON j.id = p.journal_id WHERE j.subject_id = '{payment.Id}'
                 UNION ALL SELECT xmin::text FROM ledger_account WHERE award_id = '{payment.AwardId}' AND stage IN ('Committed', 'Paid')
                 UNION ALL SELECT xmin::text FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'payment-paid' AND data ->> 'reference' = '国库凭证1'
                     AND events -> 0 ->> 'type' = 'payment-settled'
                 UNION ALL SELECT xmin::text FROM audit WHERE aggregate_id = '{payment.AwardId}' AND action = 'award-paid'
                 UNION ALL SELECT xmin::text FROM idempotency WHERE key = 'k-rows') rows
             """));
        Assert.Equal((600, 400), (await host.BalanceAsync("Paid", payment.AwardId!.Value), await host.BalanceAsync("Committed", payment.AwardId.Value)));
        Assert.Equal("client", await host.ReadAsync<string>($"SELECT actor_kind FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'payment-paid'"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_for_something_else_a_refusal()
    {
        var (payment, id) = await host.AnAcceptedPaymentAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TextAsync(Given.Report(id), "k-once")));

        Assert.Single(answers.Distinct());
        Assert.Contains("\"booked\"", answers[0], StringComparison.Ordinal);
        Assert.Contains("idempotency-key-reused", await TextAsync(Given.Report(id, reference: "另一凭证"), "k-once"), StringComparison.Ordinal);
        var (_, other) = await host.AnAcceptedPaymentAsync();
        Assert.Contains("idempotency-key-reused", await TextAsync(Given.Report(other), "k-once"), StringComparison.Ordinal);
        Assert.Equal(600, await host.BalanceAsync("Paid", payment.AwardId!.Value));
    }

    [Fact]
    public async Task Eight_reports_and_eight_inquiries_at_once_book_once()
    {
        var (payment, id) = await host.AnAcceptedPaymentAsync();

        var inquiries = Enumerable.Range(0, 8).Select(_ => host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/inquire"));
        var reports = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReportAsync(id)));

        Assert.All(await Task.WhenAll(inquiries), a => Assert.Equal(200, a.Status));
        Assert.All(reports, r => Assert.Equal((200, true), (r.Status, r.Answer!.Taken is "booked" or "known")));
        Assert.True(reports.Count(r => r.Answer!.Taken == "booked") <= 1);
        Assert.Equal(600, await host.BalanceAsync("Paid", payment.AwardId!.Value));
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'payment-paid'"));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task What_contradicts_the_books_changes_nothing_and_is_in_the_audit_log()
    {
        var (payment, id) = await host.AnAcceptedPaymentAsync();
        Assert.Equal((200, "contradicts"), await TakenAsync(Given.Report(id, yuan: 601)));
        Assert.Equal((200, "contradicts"), await TakenAsync(Given.Report(id, "rejected", null, yuan: 599, reason: "账号有误")));
        Assert.Equal((200, "booked"), await TakenAsync(Given.Report(id, yuan: 600)));
        Assert.Equal((200, "contradicts"), await TakenAsync(Given.Report(id, "rejected", null, reason: "账号有误")));
        Assert.Equal((200, "known"), await TakenAsync(Given.Report(id, "accepted", null)));
        var draft = await host.EndToEndIdAsync((await host.APaymentAsync(payment.AwardId!.Value, "draft", instalment: 2)).Id);
        Assert.Equal((200, "contradicts"), await TakenAsync(Given.Report(draft)));

        Assert.Equal(3, await host.ReadAsync<long>($"SELECT count(*) FROM audit WHERE aggregate_id = '{payment.Id}' AND action = 'treasury-report-contradicts'"));
        Assert.Equal(600, await host.BalanceAsync("Paid", payment.AwardId.Value));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_rejection_frees_the_instalment_and_a_return_gives_the_money_back_to_the_award()
    {
        var (rejected, first) = await host.AnAcceptedPaymentAsync();
        Assert.Equal((200, "booked"), await TakenAsync(Given.Report(first, "rejected", null, reason: "账号有误")));
        Assert.Equal("draft", (await host.APaymentAsync(rejected.AwardId!.Value, "draft")).Status);

        var (returned, second) = await host.AnAcceptedPaymentAsync();
        Assert.Equal((200, "booked"), await TakenAsync(Given.Report(second, "returned", reason: "账户已销户")));
        Assert.Equal((200, "known"), await TakenAsync(Given.Report(second, "returned", reason: "账户已销户")));
        Assert.Equal((0, 1000), (await host.BalanceAsync("Paid", returned.AwardId!.Value), await host.BalanceAsync("Committed", returned.AwardId.Value)));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task What_arrives_after_the_title_was_lost_is_demanded_back()
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var award = await host.AnActiveAwardAsync(baseId, repayable: 50);
        var (_, id) = await host.AnAcceptedPaymentAsync(award.Id);
        await host.PublishAsync(Given.Revoked(baseId));
        await host.AwardIsAsync(award.Id, "Terminated");

        Assert.Equal((200, "booked"), await TakenAsync(Given.Report(id)));

        Assert.Equal("300.00", (await host.RecoveryOfAsync(award.Id)).Demanded!.Value);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_whole_runs_reports_are_taken_at_once_and_what_does_not_fit_is_named()
    {
        var award = await host.AnActiveAwardAsync(null, 100, 100, 200, 300);
        var (_, first) = await host.AnAcceptedPaymentAsync(award.Id);
        var (_, second) = await host.AnAcceptedPaymentAsync(award.Id, 2);
        var (_, third) = await host.AnAcceptedPaymentAsync(award.Id, 3);
        var (_, other) = await host.AnAcceptedPaymentAsync();
        var reports = new[]
        {
            Given.Report(first), Given.Report(second, yuan: 200), Given.Report(third, yuan: 1), Given.Report(other), Given.Report(first),
            Given.Report(second, "returned", reason: "账户已销户"), Given.Report("nobody's"),
        };

        var taken = await BatchAsync(reports, "k-run");

        Assert.Equal((4, 1), (taken.Booked, taken.Known));
        Assert.Equal([third], taken.Contradicting);
        Assert.Equal(["nobody's"], taken.Unknown);
        Assert.Equal(100, await host.BalanceAsync("Paid", award.Id));
        Assert.Equivalent(taken, await BatchAsync(reports, "k-run"));
        Assert.Equal(0, (await BatchAsync(reports, "k-again")).Booked);
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Fact]
    public async Task A_report_of_a_day_to_come_and_one_that_says_too_little_are_refused()
    {
        var (_, id) = await host.AnAcceptedPaymentAsync();
        Assert.Equal((409, "statement-in-future"), await host.TryPostAsync(Given.Treasury, "/treasury-reports", Given.Report(id, bookedOn: "2199-01-01")));
        Assert.Equal((422, "invalid-body"), await host.TryPostAsync(Given.Treasury, "/treasury-reports", Given.Report(id, bookedOn: null)));
        Assert.Equal((422, "invalid-body"), await host.TryPostAsync(Given.Treasury, "/treasury-reports", Given.Report(id, "rejected", null)));
        Assert.Equal((422, "invalid-body"), await host.TryPostAsync(Given.Treasury, "/treasury-reports/batch", new { reports = new[] { Given.Report(id), Given.Report(id, bookedOn: null) } }));
        Assert.Equal("Accepted", await host.ReadAsync<string>($"SELECT status FROM payment WHERE end_to_end_id = '{id}'"));
    }

    private async Task<(int Status, Answered? Answer)> ReportAsync(string id, string? key = null, ActivityTraceId? trace = null)
    {
        using var client = host.CreateClient(Given.Treasury);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/treasury-reports") { Content = JsonContent.Create(Given.Report(id)) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        if (trace is { } one)
        {
            request.Headers.Add("traceparent", $"00-{one}-{ActivitySpanId.CreateRandom()}-01");
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<Answered>(TestContext.Current.CancellationToken));
    }

    private async Task<(int, string)> TakenAsync(object report)
    {
        using var client = host.CreateClient(Given.Treasury);
        return (200, (await client.PostAsync<Answered>("/treasury-reports", report)).Taken);
    }

    private async Task<string> TextAsync(object report, string key)
    {
        using var client = host.CreateClient(Given.Treasury);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/treasury-reports") { Content = JsonContent.Create(report) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Batch> BatchAsync(object[] reports, string key)
    {
        using var client = host.CreateClient(Given.Treasury);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/treasury-reports/batch") { Content = JsonContent.Create(new { reports }) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync<Batch>(TestContext.Current.CancellationToken))!;
    }

    private sealed record Answered(string Taken, string Status);

    private sealed record Batch(int Booked, int Known, string[] Contradicting, string[] Unknown);

    /// <summary>Commands that one request has sent to the database.</summary>
    private sealed class RoundTrips : IDisposable
    {
        private readonly ActivityListener _listener;
        private int _count;

        public RoundTrips(ActivityTraceId trace)
        {
            _listener = new()
            {
                ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity => _ = activity.Source.Name == "Npgsql" && activity.TraceId == trace ? Interlocked.Increment(ref _count) : 0,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public int Count => Volatile.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
