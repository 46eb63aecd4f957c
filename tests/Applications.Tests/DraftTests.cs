using System.Net;
using System.Text.Json.Nodes;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>What becomes a draft, and what no draft may hold.</summary>
public sealed class DraftTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Fact]
    public async Task Eight_colleagues_at_once_draft_one_application()
    {
        var call = await host.AnOpenCallAsync();
        var organisation = Flow.NewOrganisation();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            host.TryAsync(Flow.Of(organisation) with { Subject = $"colleague-{i}" }, "/applications", Flow.Body(call))));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a == (HttpStatusCode.Conflict, "already-applying")));
        Assert.Equal(HttpStatusCode.Created, (await host.TryAsync(Flow.Of(organisation), "/applications", Flow.Body(call, "university"))).Status);
    }

    [Fact]
    public async Task Who_has_withdrawn_may_apply_again()
    {
        var call = await host.AnOpenCallAsync();
        var draft = await host.DraftAsync(call);
        await host.ByApplicantAsync(draft, "withdraw", new { reason = "重新申报" });

        Assert.Equal("draft", (await host.DraftAsync(call, organisation: draft.Organisation)).Status);
    }

    [Theory]
    [InlineData("name", "\" \"", "/form/name")]
    [InlineData("name", "\"a\\u0000b\"", "/form/name")]
    [InlineData("goals", "\"\\ud800\"", "/form/goals")]
    [InlineData("area", "\"13010\"", "/form/area")]
    [InlineData("area", "\"130102\\n\"", "/form/area")]
    [InlineData("partners", "[null]", "/form/partners/0")]
    [InlineData("answers", "{\"X-1.1\":null}", "/form/answers/X-1.1")]
    [InlineData("answers", "{\"X-1.1\":{\"statement\":\"a\\u0000b\"}}", "/form/answers/X-1.1/statement")]
    [InlineData("answers", "{\"X-2.1\":{\"value\":0.00001}}", "/form/answers/X-2.1/value")]
    [InlineData("answers", "{\"X-2.1\":{\"value\":1e15}}", "/form/answers/X-2.1/value")]
    [InlineData("answers", "{\"X-2.1\":{\"value\":\"1\"}}", "/form/answers/X-2.1/value")]
    [InlineData("payee", "{\"accountNumber\":\"6222\\u00000001\"}", "/form/payee/accountNumber")]
    [InlineData("tasks", "{\"a\\u0001\":{}}", "/form/tasks/a\u0001")]
    public async Task What_no_form_can_hold_is_refused_at_once(string member, string json, string pointer)
    {
        var form = Flow.Form().ToJsonString();
        var body = $$"""{"callId":"{{await host.AnOpenCallAsync()}}","kind":"enterprise","form":{"{{member}}":{{json}},{{Without(form, member)[1..]}}}""";

        var problem = await RefusalOfAsync(HttpMethod.Post, "/applications", body);

        Assert.Equal((422, "invalid-body"), (problem.Status, problem.Code));
        Assert.Contains(problem.Errors!, e => e.Pointer == pointer);
    }

    [Fact]
    public async Task A_draft_is_bounded_in_size_and_in_entries()
    {
        var form = Flow.Form();
        form["partners"] = new JsonArray([.. Enumerable.Range(0, 201).Select(_ => new JsonObject())]);
        form["goals"] = new string('长', 4001);
        var body = new JsonObject { ["callId"] = await host.AnOpenCallAsync(), ["kind"] = "enterprise", ["form"] = form };
        var tooMany = await RefusalOfAsync(HttpMethod.Post, "/applications", body.ToJsonString());
        form["partners"] = new JsonArray();
        form["goals"] = "短";
        form["tasks"] = new JsonObject(Enumerable.Range(0, 150).Select(i =>
            KeyValuePair.Create<string, JsonNode?>($"T{i}", new JsonObject { ["measures"] = new string('长', 4000) })));
        var tooLarge = await RefusalOfAsync(HttpMethod.Post, "/applications", body.ToJsonString());

        Assert.Equal(["/form/goals", "/form/partners"], tooMany.Errors!.Select(e => e.Pointer).Order());
        Assert.Equal(["/form"], tooLarge.Errors!.Select(e => e.Pointer));
    }

    private static string Without(string form, string member)
    {
        var node = JsonNode.Parse(form)!.AsObject();
        node.Remove(member);
        return node.ToJsonString();
    }

    private async Task<Problem> RefusalOfAsync(HttpMethod method, string path, string body)
    {
        using var client = host.CreateClient(Flow.Of(Flow.NewOrganisation()));
        using var request = new Attempt(path).ToRequest(method.Method).WithBody(body);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await Problem.ReadAsync(response))!;
    }
}
