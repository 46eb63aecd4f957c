using System.Text.Json.Nodes;
using ServiceDefaults.Authentication;
using Testing.Services;

namespace Funding.Tests;

/// <summary>Each day of the treasury adds up to the fen: what was sent, what became of it, and what the statement says.</summary>
public sealed class DailyReportTests(FundingHost host) : IClassFixture<FundingHost>
{
    private static readonly DateOnly Day = new(2018, 5, 2);

    [Fact]
    public async Task A_day_is_told_to_the_fen_and_what_differs_is_explained()
    {
        var paid = await OrderedAsync("1302010001");
        await OrderedAsync("1302010422");
        var unknown = await OrderedAsync("1302010503");
        await host.OrderAsync(await host.EndToEndIdAsync(paid.Id) + "-x", 123, $"{Day:yyyy-MM-dd}");
        await host.ExecuteAsync($"UPDATE payment SET paid_on = '{Day:yyyy-MM-dd}' WHERE id = '{(await host.InquireAsync(paid)).Id}'"); // the simulator booked it today
        await host.OrderAsync(await host.EndToEndIdAsync(unknown.Id), 600_00, $"{Day:yyyy-MM-dd}");
        var before = await DayAsync();
        Assert.Equal((false, "3 1800.00", "1 600.00", "1 600.00", "1 600.00"), ((bool)before["reconciled"]!, T(before, "sent"), T(before, "paid"), T(before, "rejected"), T(before, "unknown")));

        await host.ReconcileAsync(Day);

        var day = await DayAsync();
        Assert.Equal(
            (true, "3 1800.00", "2 1200.00", "0 0.00", "2 601.23", "1 600.00", "1 1.23", "1 600.00", "0.00", 2),
            ((bool)day["reconciled"]!, T(day, "sent"), T(day, "paid"), T(day, "unknown"), T(day, "statementPaid"), T(day, "matched"), T(day, "unmatched"), T(day, "notOnStatement"), (string)day["unexplained"]!["value"]!, (int)day["openDiscrepancies"]!));
        Assert.Equal(
            Fen(day, "sent"), new[] { "awaited", "accepted", "paid", "returned", "unknown", "rejected", "notReceived", "ended" }.Sum(part => Fen(day, part)));
    }

    [Fact]
    public async Task The_days_come_as_a_spreadsheet_and_a_span_is_bounded()
    {
        using var client = host.CreateClient(Principal.Person(Role.Auditor));
        foreach (var (format, start) in new[] { ("csv", "\uFEFF日期,已对账,发出笔数"), ("xlsx", "PK") })
        {
            using var answer = await client.GetAsync(new Uri($"/reconciliations/days/export?from=2018-05-01&to=2018-05-31&format={format}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.StartsWith(start, System.Text.Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        foreach (var (span, status) in new[] { ("from=2018-05-02&to=2018-05-01", 422), ("from=2018-01-01&to=2019-01-02", 422), ("from=2018-01-01&to=2018-12-31", 200), ("from=2018-02-30&to=2018-03-01", 400), ("", 400) })
        {
            using var answer = await client.GetAsync(new Uri($"/reconciliations/days?{span}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)answer.StatusCode);
        }
    }

    private async Task<Given.Row> OrderedAsync(string account)
    {
        var payment = await host.SendAsync(await host.APaymentAsync((await host.AnActiveAwardAsync(await host.AnOutstandingBaseAsync(account))).Id));
        await host.ExecuteAsync($"UPDATE payment SET requested_on = '{Day:yyyy-MM-dd}' WHERE id = '{payment.Id}'");
        return payment;
    }

    private async Task<JsonNode> DayAsync() =>
        Assert.Single((await host.ReadJsonAsync($"/reconciliations/days?from={Day:yyyy-MM-dd}&to={Day:yyyy-MM-dd}"))["items"]!.AsArray())!;

    private static string T(JsonNode day, string tally) => $"{day[tally]!["count"]} {day[tally]!["amount"]!["value"]}";

    private static decimal Fen(JsonNode day, string tally) => decimal.Parse((string)day[tally]!["amount"]!["value"]!, System.Globalization.CultureInfo.InvariantCulture);
}
