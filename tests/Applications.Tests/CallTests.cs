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
    public async Task All_errors_of_a_body_come_at_once_each_with_its_pointer()
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/calls", new
        {
            title = "",
            year = 1999,
            kinds = Array.Empty<string>(),
            opensAt = "2030-03-01T00:00:00Z",
            closesAt = "2030-05-01T00:00:00Z",
        }).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var problem = await Problem.ReadAsync(response);
        Assert.Equal("invalid-body", problem!.Code);
        Assert.Equal(["/kinds", "/title", "/year"], problem.Errors!.Select(e => e.Pointer).Distinct().Order());
    }

    [Fact]
    public async Task A_call_that_closes_before_it_opens_is_refused_with_a_pointer()
    {
        using var client = host.CreateClient(Given.Officer);
        using var request = new Attempt("/calls", new
        {
            title = "倒置",
            year = 2018,
            kinds = new[] { "region" },
            opensAt = "2030-05-01T00:00:00Z",
            closesAt = "2030-05-01T00:00:00Z",
        }).ToRequest("POST");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal("/closesAt", Assert.Single((await Problem.ReadAsync(response))!.Errors!).Pointer);
    }

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
        var call = new Call("2018", 2018, [BaseKind.Region], Opens, Opens.AddDays(60));
        call.Publish(Opens, Criteria);

        Assert.Equal("call-wrong-state", Assert.Throws<RuleViolationException>(() => call.Publish(Opens, Criteria)).Code);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "call-already-over")]
    public void A_call_is_published_before_the_very_instant_at_which_it_closes(int millisecondsAfterClosing, string? code)
    {
        var call = new Call("2018", 2018, [BaseKind.Region], Opens, Opens.AddDays(60));

        var refusal = Record.Exception(() => call.Publish(Opens.AddDays(60).AddMilliseconds(millisecondsAfterClosing), Criteria));

        Assert.Equal(code, (refusal as RuleViolationException)?.Code);
    }
}
