using System.Net;
using System.Net.Http.Json;
using Applications.Calls;
using Contracts;
using Contracts.Applications;
using ServiceDefaults.Http;
using Testing.Contract;

namespace Applications.Tests;

public sealed class CallTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    private static readonly CallCriteria[] Criteria = [new(BaseKind.Region, Guid.CreateVersion7())];
    private static readonly DateTimeOffset Opens = new(2018, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Two_officers_who_publish_at_once_publish_once()
    {
        await host.CriteriaAsync();
        var call = await host.ADraftCallAsync();
        using var client = host.CreateClient(Given.Officer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var request = new Attempt($"/calls/{call}/publish", IfMatch: 1).ToRequest("POST");
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }));

        Assert.Single(answers, HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer == HttpStatusCode.PreconditionFailed));
        Assert.Equal(1, await host.ReadAsync<long>(
            $"SELECT count(*) FROM audit WHERE aggregate_id = '{call}' AND action = 'call-published'"));
    }

    [Fact]
    public void A_call_binds_criteria_for_each_of_its_kinds_or_is_not_published()
    {
        var call = ADraft([BaseKind.Region, BaseKind.Enterprise]);

        Assert.Equal("criteria-missing", Assert.Throws<RuleViolationException>(() => call.Publish(Opens, Criteria)).Code);
    }

    [Fact]
    public void What_a_call_does_not_say_has_the_platforms_default_and_all_of_it_is_published()
    {
        var call = ADraft([BaseKind.Region], new(3, 2, ReferenceScope.City, [new(BaseKind.Region, 7)], 1));
        var published = call.Publish(Opens, [.. Criteria, new(BaseKind.University, Guid.Empty)]);

        Assert.Equal((7, CallRules.DefaultPlaces), (call.Rules.PlacesOf(BaseKind.Region), call.Rules.PlacesOf(BaseKind.University)));
        Assert.Equal((2, ReferenceScope.City), (published.ExpertsPerApplication, published.ResearchReference));
        Assert.Equal(Criteria, published.Criteria);
    }

    [Fact]
    public void A_call_says_how_it_is_examined_and_openly_by_default()
    {
        var rules = CallRules.Default with { Review = new(Blind: true, SpreadLimit: 20, ArbitrationBy.Panel) };

        Assert.Null(ADraft([BaseKind.Region]).Publish(Opens, Criteria).Review);
        var call = ADraft([BaseKind.Region], rules);
        Assert.Equal(new ReviewTerms(true, 20, ArbitrationBy.Panel), call.Publish(Opens, Criteria).Review);
        Assert.True(call.BlindReview);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_without_loss_or_repetition()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            ids.Add(await host.ADraftCallAsync());
        }

        using var client = host.CreateClient(Given.Officer);
        var seen = new List<Guid>();
        for (Guid? after = Guid.Empty; after is not null;)
        {
            var page = await client.GetFromJsonAsync<Given.Rows<Given.CallRow>>(
                new Uri($"/calls?limit=3&after={after}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(page!.Items.Count <= 3);
            seen.AddRange(page.Items.Select(row => row.Id));
            after = page.Next;
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Empty(ids.Except(seen));
    }

    [Fact]
    public async Task A_reader_who_has_the_revision_is_told_so()
    {
        var call = await host.ADraftCallAsync();
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt($"/calls/{call}").ToRequest("GET");
        request.Headers.TryAddWithoutValidation("If-None-Match", "\"1\"");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
    }

    [Fact]
    public void A_published_call_cannot_be_published_again()
    {
        var call = ADraft([BaseKind.Region]);
        call.Publish(Opens, Criteria);

        Assert.Equal("call-wrong-state", Assert.Throws<RuleViolationException>(() => call.Publish(Opens, Criteria)).Code);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "call-already-over")]
    public void A_call_is_published_before_the_very_instant_at_which_it_closes(int millisecondsAfterClosing, string? code)
    {
        var call = ADraft([BaseKind.Region]);

        var refusal = Record.Exception(() => call.Publish(Opens.AddDays(60).AddMilliseconds(millisecondsAfterClosing), Criteria));

        Assert.Equal(code, (refusal as RuleViolationException)?.Code);
    }

    private static Call ADraft(BaseKind[] kinds, CallRules? rules = null) =>
        new(2018, AnApplication.Terms(kinds, rules) with { OpensAt = Opens, ClosesAt = Opens.AddDays(60) });
}
