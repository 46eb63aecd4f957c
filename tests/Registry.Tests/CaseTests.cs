using System.Net;
using System.Net.Http.Json;
using Testing.Contract;
using Testing.Services;

namespace Registry.Tests;

public sealed class CaseTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task What_is_published_is_what_was_reviewed_and_everybody_reads_it()
    {
        var id = await host.ABaseAsync();
        var published = await host.APublishedCaseAsync(id);

        Assert.Equal(("published", 1), (published.Status, published.Edition));
        Assert.Equal(1, await host.EventsAsync(published.Id, "case-published"));
        var shown = await host.GetAsync<PublicCase>(Principal.Nobody, $"/public/cases/{published.Id}");
        Assert.Equal(("统一服务标准。", "130102"), (shown.Practice, shown.Area));
        Assert.StartsWith("2018-ENT-", shown.BaseNumber, StringComparison.Ordinal);
        Assert.Equal("case-wrong-state", await ChangeAsync(Given.Builder, published));
        Assert.Equal(HttpStatusCode.OK, await SeenAsync(Given.Stranger, published.Id));
    }

    [Fact]
    public async Task A_draft_is_nobody_elses_and_what_was_taken_down_is_no_longer_public()
    {
        var id = await host.ABaseAsync();
        var draft = await host.ACaseAsync(id);
        Assert.Equal(HttpStatusCode.NotFound, await SeenAsync(Given.Stranger, draft.Id));
        Assert.Equal(HttpStatusCode.NotFound, await SeenAsync(Given.OtherCounty, draft.Id));
        Assert.Equal(HttpStatusCode.OK, await SeenAsync(Given.County, draft.Id));
        Assert.Equal(HttpStatusCode.NotFound, await PublicAsync(draft.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(Given.Stranger, "/cases", Given.CaseBody(id))).Status);

        var published = await host.APublishedCaseAsync(id);
        var down = await host.ActAsync<Given.CaseRow>(Given.Officer, $"/cases/{published.Id}/take-down", new { reason = "数据有误" }, published.Revision);

        Assert.Equal(1, await host.EventsAsync(published.Id, "case-taken-down"));
        Assert.Equal(HttpStatusCode.NotFound, await PublicAsync(published.Id));
        var returned = await host.ActAsync<Given.CaseRow>(Given.Officer, $"/cases/{published.Id}/return", new { reason = "请更正" }, down.Revision);
        Assert.Null(await ChangeAsync(Given.Builder, returned));
        var again = await host.GetAsync<Given.CaseRow>(Given.Officer, $"/cases/{published.Id}");
        again = await StepAsync(Given.Builder, again, "submit");
        again = await StepAsync(Given.Officer, again, "approve", new { opinion = "可推广。" });
        Assert.Equal(2, (await StepAsync(Given.Officer, again, "publish")).Edition);
    }

    [Fact]
    public async Task Nobody_reviews_their_own()
    {
        var draft = await host.ActAsync<Given.CaseRow>(Given.Officer, "/cases", Given.CaseBody(await host.ABaseAsync()));
        var submitted = await StepAsync(Given.Officer, draft, "submit");

        Assert.Equal(
            (HttpStatusCode.Conflict, "same-person"),
            await host.TryActAsync(Given.Officer, $"/cases/{draft.Id}/approve", new { opinion = "好" }, submitted.Revision));
        Assert.Equal("approved", (await StepAsync(Given.Colleague, submitted, "approve", new { opinion = "好" })).Status);
    }

    [Fact]
    public async Task Others_work_by_what_is_published_and_only_by_that()
    {
        var id = await host.ABaseAsync();
        var (draft, published) = (await host.ACaseAsync(id), await host.APublishedCaseAsync(id));

        await host.ActAsync<Given.IdRow>(Given.County, $"/cases/{published.Id}/uses", host.UseBody());
        await host.ActAsync<Given.IdRow>(Given.Builder, $"/cases/{published.Id}/uses", host.UseBody(id));

        Assert.Equal(2, (await host.GetAsync<Given.Rows<Given.IdRow>>(Given.Stranger, $"/cases/{published.Id}/uses")).Items.Count);
        Assert.Equal((HttpStatusCode.Conflict, "case-not-published"), await host.TryActAsync(Given.County, $"/cases/{draft.Id}/uses", host.UseBody()));
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryActAsync(Given.Stranger, $"/cases/{published.Id}/uses", host.UseBody(id))).Status);
        var early = new { kind = "media", who = "样例日报", what = "头版报道", on = published.PublishedOn!.Value.AddDays(-1) };
        Assert.Equal((HttpStatusCode.Conflict, "use-date-wrong"), await host.TryActAsync(Given.Officer, $"/cases/{published.Id}/uses", early));
    }

    [Fact]
    public async Task Eight_who_publish_at_once_publish_once()
    {
        var row = await StepAsync(Given.Builder, await host.ACaseAsync(await host.ABaseAsync()), "submit");
        row = await StepAsync(Given.Officer, row, "approve", new { opinion = "好" });

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.TryActAsync(Given.Officer, $"/cases/{row.Id}/publish", null, row.Revision)));

        Assert.Single(replies, r => r.Status == HttpStatusCode.OK);
        Assert.Equal(1, await host.EventsAsync(row.Id, "case-published"));
    }

    private Task<Given.CaseRow> StepAsync(Principal by, Given.CaseRow row, string step, object? body = null) =>
        host.ActAsync<Given.CaseRow>(by, $"/cases/{row.Id}/{step}", body, row.Revision);

    private async Task<string?> ChangeAsync(Principal by, Given.CaseRow row)
    {
        using var client = host.CreateClient(by);
        using var request = new Attempt($"/cases/{row.Id}", Given.CaseText("新标题"), row.Revision).ToRequest("PUT");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (await Problem.ReadAsync(response))?.Code;
    }

    private Task<HttpStatusCode> PublicAsync(Guid id) => StatusAsync(Principal.Nobody, $"/public/cases/{id}");

    private Task<HttpStatusCode> SeenAsync(Principal by, Guid id) => StatusAsync(by, $"/cases/{id}");

    private async Task<HttpStatusCode> StatusAsync(Principal by, string path)
    {
        using var client = host.CreateClient(by);
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private sealed record PublicCase(string Practice, string BaseNumber, string Area);
}
