using System.Net;
using Testing.Contract;

namespace Applications.Tests;

public sealed class IdempotencyTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task Asking_again_with_the_same_key_gets_the_same_answer_and_does_nothing_more()
    {
        using var client = host.CreateClient(Given.Officer);
        var key = NewKey();

        using var first = await SendAsync(client, key, Given.CallBody("题A"));
        using var again = await SendAsync(client, key, Given.CallBody("题A"));

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await TextAsync(first), await TextAsync(again));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(1, await host.ReadAsync<long>("SELECT count(*) FROM call WHERE terms ->> 'title' = '题A'"));
    }

    [Fact]
    public async Task Eight_at_once_with_one_key_are_one()
    {
        using var client = host.CreateClient(Given.Officer);
        var key = NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var response = await SendAsync(client, key, Given.CallBody("题B"));
            return (response.StatusCode, Text: await TextAsync(response));
        }));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Equal(1, await host.ReadAsync<long>("SELECT count(*) FROM call WHERE terms ->> 'title' = '题B'"));
    }

    [Fact]
    public async Task A_key_is_refused_for_another_body_and_free_for_another_caller()
    {
        using var client = host.CreateClient(Given.Officer);
        using var colleague = host.CreateClient(Given.Officer with { Subject = "a-colleague" });
        var key = NewKey();
        using var first = await SendAsync(client, key, Given.CallBody("题C"));

        using var reused = await SendAsync(client, key, Given.CallBody("题D"));
        using var others = await SendAsync(colleague, key, Given.CallBody("题D"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reused.StatusCode);
        Assert.Equal("idempotency-key-reused", (await Problem.ReadAsync(reused))!.Code);
        Assert.Equal(HttpStatusCode.Created, others.StatusCode);
    }

    [Fact]
    public async Task A_request_that_failed_leaves_its_key_free()
    {
        using var client = host.CreateClient(Given.Officer);
        var key = NewKey();

        using var wrong = await SendAsync(client, key, new { title = "" });
        using var right = await SendAsync(client, key, Given.CallBody("题E"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
    }

    private static string NewKey() => Guid.CreateVersion7().ToString();

    private static Task<string> TextAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string key, object body)
    {
        using var request = new Attempt("/calls", body).ToRequest("POST");
        request.Headers.Remove("Idempotency-Key");
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
