using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Contracts;
using Contracts.Registry;
using Testing;

namespace Funding.Tests;

/// <summary>What the fund officers' pages are asked, and money that stands in many places for them to tell.</summary>
internal static class Desk
{
    public static readonly string[] Dimensions = ["source", "line", "budget", "year", "area", "kind", "month", "status"];
    public static readonly string[] Figures = ["appropriated", "reserved", "committed", "paid", "recovered", "available"];

    public static async Task<JsonObject> LookAsync(this FundingHost host, string path)
    {
        using var client = host.CreateClient(Given.Officer);
        return (await client.GetFromJsonAsync<JsonObject>(new Uri($"/{path}", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    public static async Task<(int Status, byte[] Bytes, string? Type, string? Name)> FileAsync(this FundingHost host, string path)
    {
        using var client = host.CreateClient(Given.Officer);
        using var response = await client.GetAsync(new Uri($"/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
        return (
            (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.FileNameStar);
    }

    public static long Fen(this JsonNode? amount) => (long)(decimal.Parse((string)amount!["value"]!, CultureInfo.InvariantCulture) * 100);

    /// <summary>Of a figure, its amount.</summary>
    public static long FenOf(this JsonNode? figure) => figure!["amount"].Fen();

    /// <summary>Every figure anywhere in an answer.</summary>
    public static IEnumerable<JsonNode> AllFigures(this JsonNode? node) => node switch
    {
        JsonObject thing when thing.ContainsKey("postings") && thing.ContainsKey("amount") => [thing],
        JsonObject thing => thing.SelectMany(member => member.Value.AllFigures()),
        JsonArray list => list.SelectMany(item => item.AllFigures()),
        _ => [],
    };

    /// <summary>An outstanding base of a kind, in a county or zone.</summary>
    public static async Task<Guid> ABaseInAsync(this FundingHost host, BaseKind kind, string area, string account = Given.GoodAccount)
    {
        var id = Guid.CreateVersion7();
        await host.PublishAsync(Given.Registered(id, account) with { Kind = kind, Area = area });
        await host.PublishAsync(Given.Graded(id));
        await host.AccountIsAsync(id, $"latest_grade = 'Outstanding' AND area = '{area}'");
        return id;
    }

    /// <summary>Money at every stage: free, reserved, committed, paid, given back by the bank, recovered, and of a base that lost its title.</summary>
    public static async Task<Guid> MoneyInManyPlacesAsync(this FundingHost host)
    {
        var budget = await host.AnApprovedBudgetAsync(yuan: 10_000);
        var enterprise = await host.ABaseInAsync(BaseKind.Enterprise, "130102");
        var university = await host.ABaseInAsync(BaseKind.University, "130104");
        var zone = await host.ABaseInAsync(BaseKind.Region, "P00001");
        await host.APaidPaymentAsync((await host.AnAwardAsync("active", enterprise, budget, 100, 600, 400)).Id);
        await host.AnAwardAsync("approved", university, budget, 100, 70);
        var returned = await host.APaidPaymentAsync((await host.AnAwardAsync("active", university, budget, 100, 300, 33)).Id);
        await host.GiveBackAsync(returned.Id);
        await host.InquireAsync(returned);
        var lost = await host.AnAwardAsync("active", zone, budget, 50, 200, 500);
        await host.APaidPaymentAsync(lost.Id);
        await host.PublishAsync(Given.Revoked(zone));
        await host.AwardIsAsync(lost.Id, "Terminated");
        await Eventually.EqualAsync(1L, () => host.ReadAsync<long>($"SELECT count(*) FROM recovery WHERE award_id = '{lost.Id}'"), "recoveries");
        using var officer = host.CreateClient(Given.Officer);
        await officer.PostAsync<Given.Row>(
            $"/recoveries/{(await host.RecoveryOfAsync(lost.Id)).Id}/receipts", new { amount = Given.Yuan(40), receivedOn = "2018-12-01", reference = "R1" });
        return budget;
    }

    /// <summary>A journal of a day that the clock is not at.</summary>
    public static Task PostOnAsync(this FundingHost host, string kind, Guid budget, long fen, string on, Guid? award = null) => host.ExecuteAsync(
        "ALTER TABLE journal DISABLE TRIGGER budget_change_holds; " + $"SELECT post_journal(gen_random_uuid(), '{kind}', gen_random_uuid(), '{budget}', {(award is null ? "NULL" : $"'{award}'")}, NULL, {fen}, '{on}', now())");
}
