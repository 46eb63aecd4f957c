using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Applications.Forms;
using Testing.Contract;

namespace Applications.Tests;

/// <summary>Drafts are saved in parts, often, and by several hands.</summary>
public sealed class PatchTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    /// <summary>The examples of RFC 7396, appendix A.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void A_patch_is_a_merge_patch(string target, string patch, string result) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(result), MergePatch.Apply(JsonNode.Parse(target), JsonNode.Parse(patch))));

    [Fact]
    public async Task A_part_is_saved_and_the_rest_stays()
    {
        var draft = await host.DraftAsync(await host.AnOpenCallAsync());

        var (status, first) = await PatchAsync(draft, 1, """{"answers":{"X-1.2":{"exists":true,"statement":"已设立"},"X-2.2":null},"goals":null}""");
        var (_, second) = await PatchAsync(draft, 2, """{"answers":{"X-1.2":{"effect":"fair"}}}""", "application/json");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((2, 3), ((int)first!["revision"]!, (int)second!["revision"]!));
        var answers = second["form"]!["answers"]!.AsObject();
        Assert.Equal(["X-1.1", "X-1.2", "X-2.1"], answers.Select(a => a.Key).Order());
        Assert.Equal((true, "fair", "已设立"), ((bool)answers["X-1.2"]!["exists"]!, (string)answers["X-1.2"]!["effect"]!, (string)answers["X-1.2"]!["statement"]!));
        Assert.Null(second["form"]!["goals"]);
        Assert.Equal("6222000000000001", (string?)second["form"]!["payee"]!["accountNumber"]);
    }

    [Fact]
    public async Task Two_editors_never_overwrite_each_other()
    {
        var draft = await host.DraftAsync(await host.AnOpenCallAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => PatchAsync(draft, 1, $$"""{"targets":{"T{{i}}":{"value":{{i}} } } }""")));
        var now = await PatchAsync(draft, 2, """{"goals":"再改"}""");

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed));
        Assert.Equal(HttpStatusCode.OK, now.Status);
        Assert.True(now.Body!["form"]!["targets"]!.AsObject().Count is 1 or 2); // T1 is of the draft
    }

    [Theory]
    [InlineData("""{"nobodyKnowsThis":1}""", 422)]
    [InlineData("""{"name":null}""", 422)]
    [InlineData("""{"payee":"text"}""", 422)]
    [InlineData("""{"goals":"\ud800"}""", 422)]
    [InlineData("""{"\ud800":"x"}""", 422)]
    [InlineData("""{"goals":"a\u0000b"}""", 422)]
    [InlineData("""{"goals":"x","goals":"y"}""", 422)]
    [InlineData("""{"answers":{"X-2.1":{"value":1e400}}}""", 422)]
    [InlineData("[]", 422)]
    [InlineData("{}", 422)]
    [InlineData("{", 400)]
    public async Task A_patch_that_fits_no_form_changes_nothing(string patch, int expected)
    {
        var draft = await host.DraftAsync(await host.AnOpenCallAsync());

        Assert.Equal(expected, (int)(await PatchAsync(draft, 1, patch)).Status);
        Assert.Equal(1, await host.ReadAsync<long>($"SELECT revision FROM application WHERE id = '{draft.Id}'"));
    }

    [Fact]
    public async Task A_sealed_form_takes_no_patch()
    {
        var row = await host.SubmittedAsync(await host.AnOpenCallAsync());

        Assert.Equal(HttpStatusCode.Conflict, (await PatchAsync(row, row.Revision, """{"goals":"x"}""")).Status);
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> PatchAsync(
        Flow.Row draft, long revision, string patch, string mediaType = "application/merge-patch+json")
    {
        using var client = host.CreateClient(Flow.Of(draft.Organisation));
        using var request = new Attempt($"/applications/{draft.Id}", IfMatch: revision).ToRequest("PATCH").WithBody(patch, mediaType);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken));
    }
}
