using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Applications.Criteria;
using Applications.Forms;
using Contracts;

namespace Applications.Tests;

/// <summary>What a form of each kind must hold, and what its applicant is told.</summary>
public sealed class FormTests(ApplicationsHost host) : IClassFixture<ApplicationsHost>
{
    [Theory]
    [InlineData("region")]
    [InlineData("university")]
    [InlineData("enterprise")]
    public void A_whole_form_of_each_kind_lacks_nothing(string kind) => Assert.Empty(Check(AForm.Of(kind), kind));

    [Theory]
    [InlineData("region", "/carrier", null, "/carrier missing")]
    [InlineData("region", "/resources/talent", null, "/resources/talent missing")]
    [InlineData("enterprise", "/resources", "{}", "/resources unknown-member")]
    [InlineData("enterprise", "/narrative/integration", null, "/narrative/integration missing")]
    [InlineData("enterprise", "/narrative/reform", "\"x\"", "/narrative/reform unknown-member")]
    [InlineData("university", "/area", "\"130201\"", "/area wrong-pattern")]
    [InlineData("university", "/area", "\"P13001\"", "")]
    [InlineData("enterprise", "/area", "\"130201\"", "")]
    [InlineData("enterprise", "/payee/creditCode", "\"91130102MADEM00118\"", "/payee/creditCode wrong-format")]
    [InlineData("enterprise", "/payee/accountNumber", "\"6222000A\"", "/payee/accountNumber wrong-pattern")]
    [InlineData("enterprise", "/payee/bankCode", "\"10212100001\"", "/payee/bankCode wrong-pattern")]
    [InlineData("enterprise", "/partners/0/creditCode", "\"x\"", "/partners/0/creditCode wrong-format")]
    [InlineData("enterprise", "/goals", "\"\u3000 \"", "/goals blank")]
    [InlineData("enterprise", "/tasks/ENT-K1.2/owner", null, "/tasks/ENT-K1.2/owner missing")]
    [InlineData("enterprise", "/tasks/REG-K1.1", "{}", "/tasks/REG-K1.1 unknown-member")]
    [InlineData("enterprise", "/ownFunding", "{}", "/ownFunding too-few")]
    [InlineData("enterprise", "/ownFunding/18", "{\"value\":\"1.00\",\"currency\":\"CNY\"}", "/ownFunding/18 wrong-name")]
    [InlineData("enterprise", "/ownFunding/2018/value", "\"1\"", "/ownFunding/2018/value wrong-pattern")]
    [InlineData("enterprise", "/ownFunding/2018/currency", "\"USD\"", "/ownFunding/2018/currency not-allowed")]
    [InlineData("enterprise", "/milestones/0/on", "\"2018-02-29\"", "/milestones/0/on wrong-format")]
    [InlineData("enterprise", "/targets", "{}", "/targets too-few")]
    [InlineData("enterprise", "/targets/T1/value", "-1", "/targets/T1/value too-small")]
    [InlineData("enterprise", "/answers/X-9.9", "{}", "/answers/X-9.9 unknown-member")]
    [InlineData("enterprise", "/answers/X-1.2", null, "/answers/X-1.2 missing")]
    [InlineData("enterprise", "/answers/X-1.1/exists", null, "/answers/X-1.1/effect not-allowed;/answers/X-1.1/exists missing")]
    [InlineData("enterprise", "/answers/X-1.1/statement", null, "/answers/X-1.1/statement missing")]
    [InlineData("enterprise", "/answers/X-1.1/effect", null, "/answers/X-1.1/effect missing")]
    [InlineData("enterprise", "/answers/X-1.2/effect", "\"good\"", "/answers/X-1.2/effect not-allowed")]
    [InlineData("enterprise", "/answers/X-1.2/effect", "\"none\"", "")]
    [InlineData("enterprise", "/answers/X-1.1/evidence", "[\"a\"]", "/answers/X-1.1/evidence/0 wrong-pattern")]
    [InlineData("enterprise", "/answers/X-2.1/value", null, "/answers/X-2.1/value missing")]
    [InlineData("enterprise", "/answers/X-2.1/previousValue", null, "/answers/X-2.1/previousValue missing")]
    [InlineData("enterprise", "/answers/X-2.1/source", null, "/answers/X-2.1/source missing")]
    [InlineData("enterprise", "/answers/X-2.1/unit", "\"个\"", "/answers/X-2.1/unit not-allowed")]
    [InlineData("enterprise", "/answers/X-2.1/year", "1999", "/answers/X-2.1/year too-small")]
    [InlineData("enterprise", "/answers/X-2.1/value", "-0.5", "/answers/X-2.1/value too-small")]
    [InlineData("enterprise", "/answers/X-2.2/value", "2.5", "/answers/X-2.2/value wrong-type")]
    [InlineData("enterprise", "/answers/X-2.2/previousValue", "2", "/answers/X-2.2/previousValue unknown-member")]
    public void What_is_wrong_is_pointed_at(string kind, string pointer, string? json, string expected)
    {
        var form = AForm.Of(kind);
        var path = Pointer.Members(pointer).ToList();
        var parent = path[..^1].Aggregate((JsonNode)form, (node, step) => node is JsonArray list ? list[int.Parse(step, null)]! : node[step]!).AsObject();
        if (json is null)
        {
            parent.Remove(path[^1]);
        }
        else
        {
            parent[path[^1]] = JsonNode.Parse(json);
        }

        var problems = Check(form, kind);

        Assert.Equal(expected, string.Join(';', problems.Select(p => $"{p.Pointer} {p.Code}").Order(StringComparer.Ordinal)));
        Assert.All(problems, p => Assert.True(p.Detail.Length > 0 && p.DetailInChinese.Any(c => c > 0x3000), p.ToString()));
    }

    [Fact]
    public async Task The_published_form_is_a_json_schema_made_of_the_criteria_that_the_call_binds()
    {
        var call = await host.AnOpenCallAsync();
        using var client = host.CreateClient(Flow.Expert("e-1"));

        using var answer = await client.GetAsync(new Uri($"/calls/{call}/forms/region", UriKind.Relative), TestContext.Current.CancellationToken);
        var schema = await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken);

        Assert.Equal("application/schema+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", (string?)schema!["$schema"]);
        Assert.Equal(["X-1.1", "X-1.2", "X-2.1", "X-2.2"], schema["properties"]!["answers"]!["properties"]!.AsObject().Select(m => m.Key));
        Assert.Contains("carrier", schema["required"]!.AsArray().Select(n => (string)n!));
        Assert.Equal(HttpStatusCode.NotFound, (await host.TryAsync(Given.Officer, $"/calls/{call}/forms/village", method: "GET")).Status);
    }

    [Fact]
    public void A_schema_with_a_rule_that_is_not_checked_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => Read("""{"properties":{"a":{"multipleOf":2}}}"""));
        Assert.Throws<NotSupportedException>(() => Read("""{"type":"null"}"""));
        Assert.Throws<NotSupportedException>(() => Read("""{"format":"email"}"""));

        static SchemaNode Read(string json) => new(JsonElement.Parse(json));
    }

    private static IReadOnlyList<FormProblem> Check(JsonObject form, string kind)
    {
        var criteria = new CriteriaVersion(GivenCriteria.AVersion(Enum.Parse<BaseKind>(kind, ignoreCase: true)));
        return new Form(JsonSerializer.SerializeToElement(FormDefinition.Of(criteria, "1301"))).ProblemsOf(JsonSerializer.SerializeToElement(form));
    }
}
