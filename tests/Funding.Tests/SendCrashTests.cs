using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Testing;
using Testing.Infrastructure;
using Testing.Contract;
using Testing.Services;

namespace Funding.Tests;

/// <summary>The service dies while it gives an order to pay: the order is never given twice, and what became of it is found out.</summary>
public sealed class SendCrashTests(FundingHost host) : IClassFixture<FundingHost>
{
    [Theory]
    [InlineData("payment.sent-before-order", "Unknown", 0)]
    [InlineData("payment.ordered-before-record", "Paid", 1)]
    [InlineData("http.before-commit", "Paid", 1)]
    public async Task A_payment_whose_sender_died_is_asked_about_and_not_sent_again(string point, string found, int booked)
    {
        var baseId = await host.AnOutstandingBaseAsync();
        var payment = await host.APaymentAsync((await host.AnActiveAwardAsync(baseId)).Id);
        using (var doomed = await ServeAsync($"{point}:1"))
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(doomed.Url, payment));
            await doomed.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(137, doomed.Process.ExitCode);
        }

        Assert.Equal("Sent", await StatusAsync(payment));
        Assert.Equal(412, (await host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: payment.Revision)).Status);
        Assert.Equal((409, "payment-wrong-state"), await host.TryPostAsync(Given.Officer, $"/payments/{payment.Id}/send", ifMatch: payment.Revision + 1));

        await host.ExecuteAsync($"UPDATE due SET due_at = now() WHERE subject_id = '{payment.Id}'");
        await Eventually.EqualAsync(found, () => StatusAsync(payment), "the payment");
        Assert.Equal(booked, await BookedAsync(payment));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    [Theory]
    [InlineData("settlement.before-write", "Accepted")]
    [InlineData("settlement.after-commit", "Paid")]
    public async Task A_report_whose_taker_died_is_booked_once_when_another_replica_gets_it_with_its_key(string point, string left)
    {
        var (payment, id) = await host.AnAcceptedPaymentAsync();
        var key = Guid.CreateVersion7().ToString();
        using (var doomed = await ServeAsync($"{point}:1"))
        {
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => ReportAsync(doomed.Url, id, key));
            await doomed.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(left, await StatusAsync(payment));
        using var other = await ServeAsync("");
        Assert.Contains("\"booked\"", await ReportAsync(other.Url, id, key), StringComparison.Ordinal);
        Assert.Equal(600, await host.BalanceAsync("Paid", payment.AwardId!.Value));
        Assert.Equal("", await host.LedgerFaultsAsync());
    }

    private async Task<string> ReportAsync(string url, string id, string key)
    {
        using var client = new HttpClient { BaseAddress = new(url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.TokenFor(Given.Treasury));
        client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        using var response = await client.PostAsJsonAsync(new Uri("/treasury-reports", UriKind.Relative), Given.Report(id), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private Task<string> StatusAsync(Given.Row payment) => host.ReadAsync<string>($"SELECT status FROM payment WHERE id = '{payment.Id}'");

    private async Task<int> BookedAsync(Given.Row payment)
    {
        using var treasury = new HttpClient();
        var day = await host.ReadAsync<string>($"SELECT requested_on::text FROM payment WHERE id = '{payment.Id}'");
        var id = await host.EndToEndIdAsync(payment.Id);
        var statement = await treasury.GetFromJsonAsync<Statement>(new Uri($"{host.TreasuryUrl}/statements/{day}"), TestContext.Current.CancellationToken);
        return statement!.Lines.Count(line => line.EndToEndId == id);
    }

    private async Task<HttpStatusCode> SendAsync(string url, Given.Row payment)
    {
        using var client = new HttpClient { BaseAddress = new(url) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.TokenFor(Given.Officer));
        using var request = new Attempt($"/payments/{payment.Id}/send", IfMatch: payment.Revision).ToRequest("POST");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    /// <summary>A second replica of the service, on the same database, broker and treasury.</summary>
    private async Task<Replica> ServeAsync(string crashAt)
    {
        var url = $"http://127.0.0.1:{Ports.Lease()}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Funding.dll")]);
        foreach (var (name, value) in await host.ReplicaSettingsAsync())
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        (start.Environment["ASPNETCORE_URLS"], start.Environment["CRASH_AT"]) = (url, crashAt);
        var replica = new Replica(url, Process.Start(start)!);
        try
        {
            await Eventually.TrueAsync(replica.IsAliveAsync, "the replica listens");
            return replica;
        }
        catch
        {
            replica.Dispose(); // else it would outlive the tests
            throw;
        }
    }

    private sealed record Replica(string Url, Process Process) : IDisposable
    {
        public async Task<bool> IsAliveAsync()
        {
            using var client = new HttpClient();
            try
            {
                using var alive = await client.GetAsync(new Uri($"{Url}/alive"), TestContext.Current.CancellationToken);
                return alive.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        public void Dispose()
        {
            if (!Process.HasExited)
            {
                Process.Kill();
            }

            Process.Dispose();
        }
    }

    private sealed record Statement(IReadOnlyList<Line> Lines);

    private sealed record Line(string EndToEndId);
}
