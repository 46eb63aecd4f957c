using System.Net;
using Testing;
using Testing.Services;

namespace Applications.Tests;

/// <summary>Filters, orders and pages of the list of applications.</summary>
public sealed class ListTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Theory]
    [InlineData("id")]
    [InlineData("-id")]
    [InlineData("submitted")]
    [InlineData("-submitted")]
    [InlineData("number")]
    [InlineData("-number")]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("score")]
    [InlineData("-score")]
    [InlineData("rank")]
    [InlineData("-rank")]
    public async Task Pages_in_every_order_give_each_application_once_and_in_that_order(string sort)
    {
        var call = await host.ManyAsync(23);

        var paged = await host.AllAsync(Given.Officer, $"call={call}&sort={sort}", limit: 5);
        var whole = await host.AllAsync(Given.Officer, $"call={call}&sort={sort}");

        Assert.Equal(whole.Select(r => r.Id), paged.Select(r => r.Id));
        Assert.Equal(sort.EndsWith("score", StringComparison.Ordinal) || sort.EndsWith("rank", StringComparison.Ordinal) ? 23 : 24, paged.Count);
        Assert.Distinct(paged.Select(r => r.Id));
        var reversed = await host.AllAsync(Given.Officer, $"call={call}&sort={(sort[0] == '-' ? sort[1..] : "-" + sort)}");
        Assert.Equal(whole.Select(r => r.Id).Reverse(), reversed.Select(r => r.Id));
    }

    [Fact]
    public async Task A_page_goes_on_after_its_last_row_although_others_came_before_it_meanwhile()
    {
        var call = await host.AnOpenCallAsync();
        var first = await host.SubmittedAsync(call);
        await host.SubmittedAsync(call);
        var page = await host.ListAsync(Given.Officer, $"?call={call}&sort=-submitted&limit=1");
        await host.SubmittedAsync(call); // the newest, and so before the page that was read

        var rest = await host.ListAsync(Given.Officer, $"?call={call}&sort=-submitted&after={page.Next}");

        Assert.Equal([first.Id], rest.Items.Select(r => r.Id));
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task Each_filter_lets_through_what_it_says_and_nothing_else()
    {
        var call = await host.ManyAsync(40);
        var all = await host.AllAsync(Given.Officer, $"call={call}");
        async Task Check(string query, Func<Lists.Row, bool> fits)
        {
            var expected = all.Where(fits).Select(r => r.Id).ToHashSet();
            Assert.NotEmpty(expected);
            Assert.True(expected.Count < all.Count, query);
            Assert.Equal(expected, (await host.AllAsync(Given.Officer, $"call={call}&{query}")).Select(r => r.Id).ToHashSet());
        }

        var time = all.Select(r => r.SubmittedAt!.Value).Order().ElementAt(20);
        await Check("status=reserve&status=shortlisted", r => r.Status is "reserve" or "shortlisted");
        await Check("area=130107", r => r.Area == "130107");
        await Check("minRank=10&maxRank=20", r => r.Rank is >= 10 and <= 20);
        await Check("minScore=20&maxScore=60", r => r.Score is >= 20 and <= 60);
        await Check($"submittedFrom={Uri.EscapeDataString(time.ToString("O"))}", r => r.SubmittedAt >= time);
        await Check($"submittedBefore={Uri.EscapeDataString(time.ToString("O"))}", r => r.SubmittedAt < time);
        await Check("text=裕华", r => r.Applicant.Name.Contains("裕华", StringComparison.Ordinal));
        Assert.Empty((await host.ListAsync(Given.Officer, $"?call={call}&kind=region")).Items);
        Assert.Empty((await host.ListAsync(Given.Officer, $"?call={call}&openObjection=true")).Items);
    }

    [Fact]
    public async Task An_open_objection_is_a_filter()
    {
        var call = await host.AnOpenCallAsync();
        var (disputed, quiet) = (await new Situations(host, Flow.NewOrganisation()).DisputedAsync(call), await host.SubmittedAsync(call));

        Assert.Equal([disputed.Id], (await host.ListAsync(Given.Officer, $"?call={call}&openObjection=true")).Items.Select(r => r.Id));
        Assert.Equal([quiet.Id], (await host.ListAsync(Given.Officer, $"?call={call}&openObjection=false")).Items.Select(r => r.Id));
    }

    [Theory]
    [InlineData("sort=colour", HttpStatusCode.UnprocessableEntity)]
    [InlineData("sort=score", HttpStatusCode.UnprocessableEntity)]
    [InlineData("status=Nowhere", HttpStatusCode.UnprocessableEntity)]
    [InlineData("status=county-review&status=", HttpStatusCode.UnprocessableEntity)]
    [InlineData("kind=3", HttpStatusCode.UnprocessableEntity)]
    [InlineData("area=1%27%20or%201=1", HttpStatusCode.UnprocessableEntity)]
    [InlineData("applicant=123", HttpStatusCode.UnprocessableEntity)]
    [InlineData("text=%00", HttpStatusCode.UnprocessableEntity)]
    [InlineData("text=%20", HttpStatusCode.UnprocessableEntity)]
    [InlineData("call=none", HttpStatusCode.BadRequest)]
    [InlineData("minScore=many", HttpStatusCode.BadRequest)]
    [InlineData("after=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("after=00000000-0000-7000-8000-000000000000.!", HttpStatusCode.BadRequest)]
    [InlineData("sort=submitted&after=00000000-0000-7000-8000-000000000000", HttpStatusCode.BadRequest)]
    [InlineData("sort=submitted&after=00000000-0000-7000-8000-000000000000.AAAA", HttpStatusCode.BadRequest)]
    public async Task A_wrong_question_gets_a_clear_answer(string query, HttpStatusCode expected)
    {
        using var client = host.CreateClient(Given.Officer);
        using var response = await client.GetAsync(new Uri($"/applications?{query}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.NotNull((await Testing.Contract.Problem.ReadAsync(response))?.Code);
    }

    [Fact]
    public async Task A_list_is_one_statement_whatever_it_asks_for()
    {
        var call = await host.ManyAsync(30);
        foreach (var query in new[] { "", $"?call={call}&sort=-score&limit=10", $"?call={call}&text=科技 长安&status=ranked&sort=name" })
        {
            using var statements = new Statements(host);
            await host.ListAsync(Given.Officer, query);
            Assert.Single(statements.Seen);
        }
    }
}
