using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace Evidence.Tests;

public sealed class CanonicalJsonProperties
{
    private static readonly Gen<string> Strings = Gen.OneOf(
        Gen.String[Gen.Char['\0', '\ud7ff'], 0, 8], Gen.OneOf("€", "😀", "דּ", "双创", "\u007f", "\"\\"), Gen.String.AlphaNumeric);

    private static readonly Gen<JsonNode?> Nodes = Gen.Recursive<JsonNode?>((depth, self) =>
    {
        var leaf = Gen.OneOf(
            Strings.Select(JsonNode? (s) => JsonValue.Create(s)),
            Gen.Double.Where(double.IsFinite).Select(JsonNode? (d) => JsonValue.Create(d)),
            Gen.Int.Select(JsonNode? (i) => JsonValue.Create(i)),
            Gen.Bool.Select(JsonNode? (b) => JsonValue.Create(b)),
            Gen.Const((JsonNode?)null));
        return depth >= 3 ? leaf : Gen.OneOf(
            leaf,
            self.Array[0, 4].Select(JsonNode? (items) => new JsonArray([.. items.Select(i => i?.DeepClone())])),
            Gen.Select(Strings, self).Array[0, 4].Select(JsonNode? (pairs) =>
                new JsonObject(pairs.DistinctBy(p => p.Item1).Select(p => KeyValuePair.Create(p.Item1, p.Item2?.DeepClone())))));
    });

    [Fact]
    public void Canonicalising_twice_changes_nothing() => Nodes.Where(n => n is not null).Sample(node =>
    {
        var once = CanonicalJson.Serialize(node);
        Assert.Equal(once, CanonicalJson.Canonicalize(once));
        Assert.True(JsonNode.DeepEquals(Normal(node), Normal(JsonNode.Parse(once))));
    });

    [Fact]
    public void The_order_of_keys_and_white_space_make_no_difference() => Nodes.Where(n => n is JsonObject).Sample(node =>
    {
        var reversed = new JsonObject(((JsonObject)node!).Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        var indented = reversed.ToJsonString(new() { WriteIndented = true });
        Assert.Equal(CanonicalJson.Serialize(node), CanonicalJson.Canonicalize(indented));
    });

    [Fact]
    public void A_number_reads_back_as_itself_in_at_most_25_characters() => Gen.Double.Where(double.IsFinite).Sample(value =>
    {
        var text = Encoding.UTF8.GetString(CanonicalJson.Serialize(value));
        Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
        Assert.InRange(text.Length, 1, 25);
    });

    /// <summary>What is canonical already is taken as it is; whatever is not, by however little, is written anew.</summary>
    [Fact]
    public void A_parsed_text_is_written_as_the_text_is() => Nodes.Where(n => n is not null).Sample(node =>
    {
        var canonical = Encoding.UTF8.GetString(CanonicalJson.Serialize(node));
        foreach (var text in Spellings(node!, canonical))
        {
            Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Serialize(JsonElement.Parse(text))));
            Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Serialize(new Dictionary<string, JsonElement> { ["a"] = JsonElement.Parse(text) })[5..^1]));
        }
    });

    [Theory]
    [InlineData("""{"b":1,"a":2}""", """{"a":2,"b":1}""")]
    [InlineData("""{"a":{"z":1},"b":{"y":1}}""", """{"a":{"z":1},"b":{"y":1}}""")]
    [InlineData("""[{"b":1},{"a":1}]""", """[{"b":1},{"a":1}]""")]
    [InlineData("""{"a":[{"b":1}],"a ":1}""", """{"a":[{"b":1}],"a ":1}""")]
    [InlineData("[1 ,2]", "[1,2]")]
    [InlineData(""" "x" """, "\"x\"")]
    [InlineData("[-0,1.0,1e2,100000000000000000000]", "[0,1,100,100000000000000000000]")]
    [InlineData("[\"\\u0061\\/\\n\\u000a\\u001F\"]", "[\"a/\\n\\n\\u001f\"]")]
    [InlineData("{\"\\u0061\":1}", "{\"a\":1}")]
    [InlineData("{\"\U0001F600\":1,\"\uFB33\":2}", "{\"\U0001F600\":1,\"\uFB33\":2}")]
    [InlineData("{\"\uFB33\":2,\"\U0001F600\":1}", "{\"\U0001F600\":1,\"\uFB33\":2}")]
    public void Each_way_to_write_it_has_one_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Serialize(JsonElement.Parse(text))));

    private static IEnumerable<string> Spellings(JsonNode node, string canonical) =>
        [canonical, node.ToJsonString(), node.ToJsonString(new() { WriteIndented = true }), canonical + " ", " " + canonical];

    private static JsonNode? Normal(JsonNode? node) => node is null ? null : JsonNode.Parse(CanonicalJson.Serialize(node));
}
