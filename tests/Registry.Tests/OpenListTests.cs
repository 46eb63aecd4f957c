using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts;
using Registry.OpenData;

namespace Registry.Tests;

/// <summary>The list that everybody reads: what it shows, what it never shows, and how it is asked.</summary>
public sealed class OpenListTests(RegistryHost host) : IClassFixture<RegistryHost>
{
    [Fact]
    public async Task A_base_shows_what_is_public_and_leaks_nothing_else()
    {
        var id = await host.AGradedBaseAsync(Grade.Poor);
        await host.WalkAsync(await host.ARectificationAsync(id), Given.ToRevocation);

        var (status, _, text) = await host.LookAsync($"bases/{id}");

        Assert.Equal(HttpStatusCode.OK, status);
        var shown = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(
            [
                "id", "number", "kind", "level", "name", "area", "builder", "chains", "latitude", "longitude", "title", "documentNumber", "recognisedOn",
                "registeredOn", "titleUntil", "renewalDocument", "titleEndedOn", "revocationDocument", "revokedOn", "annulmentDocument", "publicity",
                "publicisedOn",
            ],
            shown.Select(member => member.Key));
        Assert.Equal(("revoked", "石发改〔2019〕9号", null), ((string?)shown["title"], (string?)shown["revocationDocument"], shown["publicity"]));
        Assert.Equal(["name", "creditCode"], shown["builder"]!.AsObject().Select(member => member.Key).OrderDescending());
        var everything = text + (await host.LookAsync("bases?limit=200")).Text + (await host.LookAsync("bases/download?format=json-ld")).Text
            + (await host.LookAsync("bases/download?format=csv")).Text + (await host.LookAsync($"bases/{id}/history")).Text
            + (await host.LookAsync("bases/map")).Text;
        foreach (var secret in new[] { Given.Account, Given.Account[^4..], "102121000013", "REG-T1", "在孵企业", "没有改善", "进展缓慢", "poor", "rectif", "evaluation", "person-", "a-colleague" })
        {
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task No_grade_is_public_but_what_is_publicised_of_an_outstanding_base()
    {
        var (good, outstanding, shown) = (
            await host.AGradedBaseAsync(Grade.Good), await host.AGradedBaseAsync(Grade.Outstanding), await host.AGradedBaseAsync(Grade.Outstanding));
        await host.ByHandAsync(shown, "publicity = '孵化成效突出', publicised_on = '2019-04-01'");

        foreach (var silent in new[] { good, outstanding })
        {
            Assert.DoesNotContain("outstanding", (await host.LookAsync($"bases/{silent}")).Text, StringComparison.OrdinalIgnoreCase);
            Assert.Null((await host.JsonAsync($"bases/{silent}"))["publicity"]);
        }

        Assert.Equal("孵化成效突出", (string?)(await host.JsonAsync($"bases/{shown}"))["publicity"]);
        var (found, others) = (await host.AllAsync("outstanding=true"), await host.AllAsync("outstanding=false"));
        Assert.Contains(shown, found);
        Assert.Equal([good, outstanding], others.Where(id => id == good || id == outstanding));
        Assert.Empty(found.Intersect(others.Append(good).Append(outstanding)));
    }

    [Fact]
    public void A_member_that_is_public_is_public_in_the_history_too() => Assert.Equal(
        typeof(OpenBase).GetProperties().Select(member => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name))
            .Where(column => column is not ("id" or "builder")).Concat(["builder_name", "builder_credit_code"]).Order(),
        OpenBase.Columns.Order());

    [Fact]
    public async Task A_filter_finds_what_it_says_and_nothing_else()
    {
        var (id, recognised) = await host.AnOpenBaseAsync(r => r with
        {
            Kind = BaseKind.University, Area = "130105", Year = 2017, RecognisedOn = new(2017, 12, 31), Builder = new("样例大学", "12130104MADEM002X1"),
        });
        var other = await host.ABaseAsync();
        var number = (string?)(await host.JsonAsync($"bases/{id}"))["number"];

        foreach (var query in new[] { "kind=university", "area=130105", "year=2017", "builder=12130104MADEM002X1", $"number={number}", $"text={recognised.Name}" })
        {
            Assert.Equal([id], await host.AllAsync(query));
        }

        Assert.Equal([id], await host.AllAsync("kind=university&area=130105&title=held&title=renewed"));
        Assert.Empty(await host.AllAsync("kind=university&area=130105&title=revoked&title=expired"));
        Assert.Empty(await host.AllAsync($"year=2018&text={recognised.Name}"));
        Assert.Empty(await host.AllAsync("kind=university&level=provincial"));
        await host.ByHandAsync(id, "chains = '{Capital,Policy}'");
        Assert.Equal([id], await host.AllAsync("kind=university&chain=policy&level=municipal"));
        Assert.Empty(await host.AllAsync("kind=university&chain=industry"));
        Assert.Contains(other, await host.AllAsync("kind=enterprise&area=130102"));
    }

    [Fact]
    public async Task Pages_continue_to_the_end_without_holes_or_doubles_while_bases_are_added()
    {
        var before = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            before.Add(await host.ABaseAsync());
        }

        var first = await host.JsonAsync("bases?area=130102&limit=2");
        var added = await host.ABaseAsync();
        var rest = await host.AllAsync("area=130102", limit: 3);

        Assert.Equal(2, first["items"]!.AsArray().Count);
        Assert.Equal(rest.Distinct(), rest);
        Assert.Equal(before.Append(added), rest.Where(id => before.Contains(id) || id == added));
        Assert.Equal(await host.ReadAsync<long>("SELECT count(*) FROM base WHERE area = '130102'"), rest.Count);
    }

    [Theory]
    [InlineData("kind=town")]
    [InlineData("level=national")]
    [InlineData("chain=food")]
    [InlineData("title=Held")]
    [InlineData("title=held&title=grand")]
    [InlineData("area=13010")]
    [InlineData("builder=91130102MADEM00118")] // a wrong check character
    [InlineData("year=1")]
    [InlineData("text=%00")]
    [InlineData("text=%20")]
    [InlineData("number=%20")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    public async Task A_wrong_filter_is_named(string query)
    {
        var (status, _, text) = await host.LookAsync($"bases?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal($"/{query.Split('=')[0]}", (string?)JsonNode.Parse(text)!["errors"]![0]!["pointer"]);
    }

    [Theory]
    [InlineData("bases?limit=200")]
    [InlineData("statistics")]
    [InlineData("bases/download?format=csv")]
    public async Task What_has_not_changed_is_not_sent_again(string path)
    {
        await host.ABaseAsync();
        var (status, tag, text) = await host.LookAsync(path);

        var again = await host.LookAsync(path, tag);
        await host.ABaseAsync();
        var changed = await host.LookAsync(path, tag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified, ""), (status, again.Status, again.Text));
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual((tag, text), (changed.Tag, changed.Text));
    }

    [Fact]
    public async Task The_statistics_count_what_everybody_may_know()
    {
        var before = (await host.JsonAsync("statistics"))["all"]!;
        await host.ByHandAsync(await host.AGradedBaseAsync(Grade.Outstanding), "publicity = '好', publicised_on = '2019-04-01'");
        await host.AGradedBaseAsync(Grade.Poor);
        await host.WalkAsync(await host.ARectificationAsync(await host.AGradedBaseAsync(Grade.Outstanding)), Given.ToRevocation);
        await host.AnOpenBaseAsync(r => r with { Area = "130109", Kind = BaseKind.Region, RecognisedOn = new(2016, 1, 1) });

        var after = await host.JsonAsync("statistics");

        Assert.Equal((4, 3, 1, 1), (Grown("registered"), Grown("active"), Grown("outstanding"), Grown("revoked")));
        Assert.Equal("""{"registered":1,"active":1,"outstanding":0,"revoked":0}""", Counts("areas", "130109"));
        Assert.Equal("""{"registered":1,"active":1,"outstanding":0,"revoked":0}""", Counts("years", "2016"));
        foreach (var figure in new[] { "registered", "active", "outstanding", "revoked" })
        {
            Assert.All(
                ["levels", "kinds", "areas", "years", "titles"],
                by => Assert.Equal((int)after["all"]![figure]!, after[by]!.AsArray().Sum(row => (int)row!["counts"]![figure]!)));
        }

        int Grown(string figure) => (int)after["all"]![figure]! - (int)before[figure]!;
        string Counts(string by, string of) => after[by]!.AsArray().Single(row => row!["of"]!.ToString() == of)!["counts"]!.ToJsonString();
    }
}
