extern alias Simulation;

using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Testing;

namespace Funding.Tests;

/// <summary>The demonstration's treasury keeps its word.</summary>
public sealed class SimulatorTests
{
    [Fact]
    public async Task An_order_is_taken_once_for_its_id_and_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("treasury-");
        await using (var treasury = await StartAsync(folder.FullName))
        {
            using var client = ClientOf(treasury);
            Assert.Equal(HttpStatusCode.Accepted, await PayAsync(client, Order("a", 600)));
            Assert.Equal(HttpStatusCode.Accepted, await PayAsync(client, Order("a", 600)));
            Assert.Equal(HttpStatusCode.Conflict, await PayAsync(client, Order("a", 601)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await PayAsync(client, Order("b", 600, "130422")));
        }

        await File.AppendAllTextAsync(Path.Combine(folder.FullName, "bookings.jsonl"), "{\"order\":{\"endTo", TestContext.Current.CancellationToken); // died while writing
        await using (var again = await StartAsync(folder.FullName))
        {
            using var client = ClientOf(again);
            Assert.Equal(HttpStatusCode.Conflict, await PayAsync(client, Order("a", 601)));
            Assert.Equal(HttpStatusCode.Accepted, await PayAsync(client, Order("c", 5)));
            Assert.Equal("paid", (await client.GetFromJsonAsync<Answer>("payments/a", TestContext.Current.CancellationToken))!.Status);
            Assert.Equal("rejected", (await client.GetFromJsonAsync<Answer>("payments/b", TestContext.Current.CancellationToken))!.Status);
            var statement = await client.GetFromJsonAsync<Statement>("statements/2018-12-03", TestContext.Current.CancellationToken);
            Assert.Equal([new("a", 600, "2018-12-03"), new("c", 5, "2018-12-03")], statement!.Lines);
        }

        await using (var third = await StartAsync(folder.FullName))
        {
            using var client = ClientOf(third);
            Assert.Equal("paid", (await client.GetFromJsonAsync<Answer>("payments/c", TestContext.Current.CancellationToken))!.Status);
        }

        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("130504", HttpStatusCode.OK)]
    [InlineData("130503", HttpStatusCode.NotFound)]
    public async Task A_silent_treasury_has_acted_or_not(string account, HttpStatusCode known)
    {
        await using var treasury = await StartAsync(folder: "");
        using var client = ClientOf(treasury);
        Assert.Equal(HttpStatusCode.Accepted, await PayAsync(client, Order("awake", 1)));
        using var patience = new CancellationTokenSource();

        var order = client.PostAsJsonAsync("payments", Order("s", 600, account), patience.Token);
        await Eventually.TrueAsync(async () => await AskAsync(client, "s") == known, "what is known of it");
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);

        Assert.False(order.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => order);
        Assert.Equal(known, await AskAsync(client, "s"));
    }

    [Fact]
    public async Task It_books_later_gives_back_and_tells_twice_as_the_account_says()
    {
        await using var treasury = await StartAsync(folder: "");
        using var client = ClientOf(treasury);
        foreach (var (id, account) in new[] { ("later", "13010202"), ("back", "13010410"), ("twice", "13010208") })
        {
            Assert.Equal(HttpStatusCode.Accepted, await PayAsync(client, Order(id, 600, account)));
        }

        Assert.Equal(["accepted", "paid", "paid"], await StatusesAsync(client));
        Assert.Equal(["back 600", "twice 600", "twice 600"], await LinesAsync(client, "2018-12-03"));
        Assert.Equal(["later 600"], await LinesAsync(client, "2018-12-04"));
        Assert.Equal(["paid", "paid", "paid"], await StatusesAsync(client));
        Assert.Equal(["back -600"], await LinesAsync(client, "2018-12-06"));
        Assert.Equal(["paid", "returned", "paid"], await StatusesAsync(client));
    }

    private static async Task<string[]> StatusesAsync(HttpClient client) => await Task.WhenAll(new[] { "later", "back", "twice" }.Select(
        async id => (await client.GetFromJsonAsync<Answer>($"payments/{id}", TestContext.Current.CancellationToken))!.Status));

    private static async Task<string[]> LinesAsync(HttpClient client, string day) =>
        [.. (await client.GetFromJsonAsync<Statement>($"statements/{day}", TestContext.Current.CancellationToken))!.Lines.Select(line => $"{line.EndToEndId} {line.AmountFen}")];

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string id)
    {
        using var answer = await client.GetAsync(new Uri($"payments/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    [Fact]
    public async Task It_says_that_it_is_well()
    {
        await using var treasury = await StartAsync(folder: "");
        using var client = ClientOf(treasury);

        using var health = await client.GetAsync(new Uri("health", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static object Order(string id, long fen, string account = "130001") => new
    {
        endToEndId = id,
        uetr = Guid.Parse("0b6f1f0e-9d3a-4a34-8f9e-6f8f2b7d1c11"),
        amountFen = fen,
        currency = "CNY",
        creditor = new { name = "样例公司", account, bankCode = "102121000013" },
        requestedOn = "2018-12-03",
    };

    private static async Task<HttpStatusCode> PayAsync(HttpClient client, object order)
    {
        using var answer = await client.PostAsJsonAsync("payments", order, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<WebApplication> StartAsync(string folder)
    {
        var treasury = Simulation::TreasurySimulator.Simulator.Build(["--urls", "http://127.0.0.1:0", "--Treasury:Folder", folder, "--Logging:LogLevel:Default=Warning"]);
        await treasury.StartAsync(TestContext.Current.CancellationToken);
        return treasury;
    }

    private static HttpClient ClientOf(WebApplication treasury) => new() { BaseAddress = new(treasury.Urls.First()) };

    private sealed record Answer(string Status);

    private sealed record Statement(IReadOnlyList<Line> Lines);

    private sealed record Line(string EndToEndId, long AmountFen, string BookedOn);
}
