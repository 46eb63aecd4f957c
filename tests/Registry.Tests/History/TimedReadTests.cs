using System.Net;
using System.Text.Json.Nodes;
using Calendar;
using Contracts.Funding;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Testing;

namespace Registry.Tests.History;

/// <summary>Figures and money as they stood on a day, by what was known at an instant.</summary>
public sealed class TimedReadTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task The_programme_stands_as_it_stood_and_as_it_was_known()
    {
        var lost = await host.ABaseAsync(); // recognised on 1 July 2018
        var before = Now;
        var active = await ActiveAsync();
        await host.WalkAsync(await host.ARectificationAsync(lost), Given.ToRevocation);

        Assert.Equal(active - 1, await ActiveAsync());
        Assert.Equal(active, await ActiveAsync($"?knownAt={Uri.EscapeDataString($"{before:O}")}"));
        Assert.Equal(active, await ActiveAsync($"?asOf={host.Today().AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(0, await ActiveAsync("?asOf=2018-06-30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync($"/programme/standing?knownAt={Uri.EscapeDataString($"{Now.AddDays(1):O}")}"));
    }

    [Fact]
    public async Task Money_is_there_from_the_day_on_which_it_was_paid_and_since_it_was_told()
    {
        var id = await host.ABaseAsync();
        var (before, paid) = (Now, host.Today().AddDays(-30));
        var award = Guid.CreateVersion7();
        await host.PublishAsync(new PaymentSettled(Guid.CreateVersion7(), 8, award, id, 40_000, paid));
        await host.PublishAsync(new RecoveryDemanded(Guid.CreateVersion7(), 1, award, id, 40_000, host.Today().AddDays(60)));
        await Eventually.EqualAsync(2L, () => host.ReadAsync<long>($"SELECT count(*) FROM support WHERE base_id = '{id}'"), "facts");

        Assert.Equal((0, "0.00", "0.00"), await SupportAsync(id, $"?asOf={paid.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal((1, "400.00", "0.00"), await SupportAsync(id, $"?asOf={paid:yyyy-MM-dd}"));
        Assert.Equal((2, "400.00", "400.00"), await SupportAsync(id, $"?asOf={host.Today():yyyy-MM-dd}")); // demanded today, due later
        Assert.Equal((0, "0.00", "0.00"), await SupportAsync(id, $"?knownAt={Uri.EscapeDataString($"{before:O}")}"));
        Assert.Equal((2, "400.00", "400.00"), await SupportAsync(id));
    }

    [Fact]
    public async Task Rectifications_are_found_by_base_and_by_a_day_on_which_they_were_under_way()
    {
        var (one, other) = (await host.ABaseAsync(), await host.ABaseAsync());
        var ordered = host.Today();
        var closed = await host.ARectificationAsync(one);
        await host.ARectificationAsync(other);
        await host.MoveClockToAsync(Shanghai.StartOfDay(ordered.AddDays(3)));
        await host.WalkAsync(closed, "plan", "plan/accept", "start", "report", "verification", "pass");

        Assert.Empty(await LiveAsync(ordered.AddDays(-1), one));
        Assert.Equal(closed.Id, Assert.Single(await LiveAsync(ordered, one)).Id);
        Assert.Equal(closed.Id, Assert.Single(await LiveAsync(ordered.AddDays(3), one)).Id);
        Assert.Empty(await LiveAsync(ordered.AddDays(4), one));
        Assert.Equal("ordered", Assert.Single(await LiveAsync(ordered.AddDays(4), other)).Status);
    }

    [Fact]
    public async Task A_rectification_is_read_as_it_was_on_a_day_and_as_it_was_known()
    {
        var ordered = host.Today();
        var row = await host.ARectificationAsync(await host.ABaseAsync());
        var before = Now;
        await host.MoveClockToAsync(Shanghai.StartOfDay(ordered.AddDays(2)));
        row = await host.WalkAsync(row, "plan", "plan/return", "plan", "plan/accept");
        await host.MoveClockToAsync(Shanghai.StartOfDay(ordered.AddDays(5)));
        row = await host.WalkAsync(row, "extension", "start");

        Assert.Equal(("in-progress", true), await WasAsync(row.Id));
        Assert.Equal(("ordered", false), await WasAsync(row.Id, $"?asOf={ordered.AddDays(1):yyyy-MM-dd}"));
        Assert.Equal(("plan-accepted", false), await WasAsync(row.Id, $"?asOf={ordered.AddDays(4):yyyy-MM-dd}"));
        Assert.Equal(("ordered", false), await WasAsync(row.Id, $"?asOf={ordered.AddDays(5):yyyy-MM-dd}&knownAt={Uri.EscapeDataString($"{before:O}")}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/rectifications/{row.Id}?asOf={ordered.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await StatusAsync($"/rectifications?knownAt={Uri.EscapeDataString($"{Now.AddDays(1):O}")}"));
        var then = await host.GetAsync<Given.Rows<Given.RectificationRow>>(Given.Officer, $"/rectifications?baseId={row.BaseId}&asOf={ordered.AddDays(4):yyyy-MM-dd}");
        Assert.Equal("plan-accepted", Assert.Single(then.Items).Status);
    }

    [Theory]
    [InlineData("UPDATE rectification_version SET state = '{}'")]
    [InlineData("DELETE FROM rectification_version")]
    [InlineData("INSERT INTO rectification_version SELECT rectification_id, revision + 100, state FROM rectification_version LIMIT 1")]
    public async Task What_a_rectification_was_is_not_rewritten(string sql)
    {
        await host.ARectificationAsync(await host.ABaseAsync());
        await using var own = new NpgsqlDataSourceBuilder(host.ConnectionString).Build();
        await using var command = own.CreateCommand(sql);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    private async Task<(string Status, bool Extended)> WasAsync(Guid id, string query = "")
    {
        var row = await host.GetAsync<JsonNode>(Given.Officer, $"/rectifications/{id}{query}");
        return ((string)row["status"]!, (bool)row["extended"]!);
    }

    private DateTimeOffset Now => host.Services.GetRequiredService<BusinessClock>().Now;

    private async Task<int> ActiveAsync(string query = "") => (int)(await host.GetAsync<JsonNode>(Given.Officer, $"/programme/standing{query}"))["active"]!;

    private async Task<(int Facts, string? Paid, string? ToPayBack)> SupportAsync(Guid id, string query = "")
    {
        var page = await host.GetAsync<JsonNode>(Given.Officer, $"/bases/{id}/support{query}");
        return (page["items"]!.AsArray().Count, (string?)page["totals"]!["paid"]!["value"], (string?)page["totals"]!["toPayBack"]!["value"]);
    }

    private async Task<IReadOnlyList<Given.RectificationRow>> LiveAsync(DateOnly day, Guid id) =>
        (await host.GetAsync<Given.Rows<Given.RectificationRow>>(Given.Officer, $"/rectifications?liveOn={day:yyyy-MM-dd}&baseId={id}")).Items;

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var client = host.CreateClient(Given.Officer);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
