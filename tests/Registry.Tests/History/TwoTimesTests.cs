using System.Net;
using System.Net.Http.Json;
using Calendar;
using Contracts;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Testing.Contract;

namespace Registry.Tests.History;

/// <summary>Reads on two axes: when it was true, and when it was known.</summary>
public sealed class TwoTimesTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_base_is_one_since_its_recognition_and_known_since_its_registration()
    {
        var before = Now;
        var id = await host.ABaseAsync();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/bases/{id}?asOf=2018-06-30"));
        Assert.Equal("held", (await ReadAsync(id, "?asOf=2018-07-01"))!.Title);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/bases/{id}?asOf=2018-07-01&knownAt={Written(before)}"));
        Assert.Equal("held", (await ReadAsync(id, $"?knownAt={Written(Now)}"))!.Title);
    }

    [Fact]
    public async Task What_was_known_before_a_change_is_still_told_after_it()
    {
        var id = await host.ABaseAsync();
        var registered = Now;
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);
        var revoked = Now;

        Assert.Equal(("held", "regular", 1), Told(await ReadAsync(id, $"?knownAt={Written(registered)}")));
        Assert.Equal(("revoked", "regular", 3), Told(await ReadAsync(id, $"?knownAt={Written(revoked)}")));
        Assert.Equal(("held", "regular", 1), Told(await ReadAsync(id, $"?asOf={Yesterday}")));
        Assert.Equal(Told(await ReadAsync(id, "")), Told(await ReadAsync(id, $"?asOf={host.Today():yyyy-MM-dd}&knownAt={Written(Now)}")));

        static (string, string, long) Told(Given.BaseRow? b) => (b!.Title, b.Management, b.Revision);
    }

    [Fact]
    public async Task A_base_of_now_and_its_fold_are_told_alike_to_the_last_field()
    {
        var id = await host.AGradedBaseAsync(Grade.Outstanding);
        using var client = host.CreateClient(Given.Officer);

        var now = await client.GetStringAsync(new Uri($"/bases/{id}", UriKind.Relative), TestContext.Current.CancellationToken);
        var folded = await client.GetStringAsync(new Uri($"/bases/{id}?knownAt={Written(Now)}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(now, folded);
    }

    [Fact]
    public async Task The_list_pages_through_what_were_bases_then()
    {
        var known = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            known.Add(await host.ABaseAsync());
        }

        var then = Now;
        var later = await host.ABaseAsync();

        var seen = await PagesAsync($"/bases?limit=2&knownAt={Written(then)}");
        Assert.Empty(known.Except(seen.Select(b => b.Id)));
        Assert.DoesNotContain(seen, b => b.Id == later);
        Assert.Contains(await PagesAsync("/bases?limit=2"), b => b.Id == later);
        Assert.Empty(await PagesAsync("/bases?asOf=2018-06-30"));
    }

    [Fact]
    public async Task The_history_is_told_as_it_was_known()
    {
        var id = await host.ABaseAsync();
        var registered = Now;
        await host.ARectificationAsync(id);
        using var client = host.CreateClient(Given.Officer);

        var then = await client.GetFromJsonAsync<Given.Rows<Given.HistoryRow>>(
            new Uri($"/bases/{id}/history?knownAt={Written(registered)}", UriKind.Relative), TestContext.Current.CancellationToken);
        var yesterday = await client.GetFromJsonAsync<Given.Rows<Given.HistoryRow>>(
            new Uri($"/bases/{id}/history?asOf={Yesterday}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(["registered"], then!.Items.Select(row => row.What));
        Assert.Equal(["registered"], yesterday!.Items.Select(row => row.What));
    }

    [Theory]
    [InlineData("knownAt=2999-01-01T00:00:00Z", 422, "known-at-ahead")]
    [InlineData("knownAt=gestern", 400, "malformed-request")]
    [InlineData("asOf=2018-02-30", 400, "malformed-request")]
    public async Task A_time_that_is_none_is_refused(string query, int status, string code)
    {
        var id = await host.ABaseAsync();
        using var client = host.CreateClient(Given.Officer);
        foreach (var path in new[] { "/bases", $"/bases/{id}", $"/bases/{id}/history" })
        {
            using var response = await client.GetAsync(new Uri($"{path}?{query}", UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.Equal((status, code), ((int)response.StatusCode, (await Problem.ReadAsync(response))?.Code));
        }
    }

    [Fact]
    public async Task An_instant_may_be_given_with_any_offset()
    {
        var id = await host.ABaseAsync();
        var local = Now.ToOffset(TimeSpan.FromHours(8));

        Assert.Equal(1, (await ReadAsync(id, $"?knownAt={Written(local)}"))!.Revision);
    }

    private DateTimeOffset Now => host.Services.GetRequiredService<BusinessClock>().Now;

    private string Yesterday => host.Today().AddDays(-1).ToString("yyyy-MM-dd", null);

    private static string Written(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O"));

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var client = host.CreateClient(Given.Officer);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<Given.BaseRow?> ReadAsync(Guid id, string query)
    {
        using var client = host.CreateClient(Given.Officer);
        return await client.GetFromJsonAsync<Given.BaseRow>(new Uri($"/bases/{id}{query}", UriKind.Relative), TestContext.Current.CancellationToken);
    }

    private async Task<List<Given.BaseRow>> PagesAsync(string path)
    {
        using var client = host.CreateClient(Given.Officer);
        var seen = new List<Given.BaseRow>();
        for (Guid? after = Guid.Empty; after is not null;)
        {
            var page = await client.GetFromJsonAsync<Given.Rows<Given.BaseRow>>(
                new Uri($"{path}&after={after}", UriKind.Relative), TestContext.Current.CancellationToken);
            seen.AddRange(page!.Items);
            after = page.Next;
        }

        return seen;
    }
}
